import type { Level } from '@dryrun/shared/interview/terms.ts'
import type { AnchorParts } from '@dryrun/shared/pack/rubric.ts'

/** `missing` is the one part that keeps the candidate from the next level, when it is only one. */
export type Reached = Readonly<{ level: Level; missing?: Readonly<{ level: Level; part: string }> }>

/** The numbers, from 1, of the observed parts of each anchor. */
export type SeenParts = readonly (readonly number[])[]

/**
 * The level that the observed parts reach. A level needs all its parts, and 4 needs those of 3 too; with one part
 * missing it is the level below.
 */
export function levelOfParts(parts: AnchorParts, seen: SeenParts): Reached {
  const unseen = parts.map((anchor, place) => anchor.filter((_, nth) => !seen[place]?.includes(nth + 1)))
  const [, ofLeanNo = [], ofLeanYes = [], ofYes = []] = unseen
  if (!ofLeanYes.length) return ofYes.length ? short(3, ofYes) : { level: 4 }
  if (ofLeanYes.length === 1 || !ofLeanNo.length) return short(2, ofLeanYes)
  return short(1, ofLeanNo)
}

function short(level: 1 | 2 | 3, missing: readonly string[]): Reached {
  const [part] = missing
  return missing.length === 1 && part ? { level, missing: { level: (level + 1) as Level, part } } : { level }
}
