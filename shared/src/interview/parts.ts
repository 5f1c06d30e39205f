import { z } from 'zod'
import type { Level } from './terms.ts'

/** Scoring by the observed parts of the anchors. Separate from the anchors, because those are secret. */

/** The numbers, from 1, of the observed parts of one anchor. */
const SeenOfAnchor = z.array(z.number().int().min(1).max(4)).max(4)

/** The observed parts of the four anchors. */
export const SeenParts = z.tuple([SeenOfAnchor, SeenOfAnchor, SeenOfAnchor, SeenOfAnchor])
export type SeenParts = z.infer<typeof SeenParts>

/** A part of the anchor of a level. */
export type NamedPart = Readonly<{ level: Level; part: string }>

/** `missing` is the one part that keeps the candidate from the next level, when it is only one. */
export type Reached = Readonly<{ level: Level; missing?: NamedPart }>

/** What parts come to: the level, the observed parts, and the parts that the next level lacks. */
export type PartsView = { level: Level; observed: NamedPart[]; missing: NamedPart[] }

/** The parts of the four anchors, the lowest level first. */
export type Parts = readonly (readonly string[])[]
type Row = Readonly<{ parts?: Parts | undefined }>
type Observed = Readonly<{ seen?: SeenParts | undefined; notAsked?: true | undefined }>

/**
 * The level that the observed parts reach. A level needs all its parts, and 4 needs those of 3 too; with one part
 * missing it is the level below.
 */
export function levelOfParts(parts: Parts, seen: readonly (readonly number[])[]): Reached {
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

/** The parts of a row that is scored by them. Undefined for rows of earlier versions, whose anchors have one part. */
export const partsOf = ({ parts }: Row): Parts | undefined =>
  parts?.some((anchor) => anchor.length > 1) ? parts : undefined

/** Whether a row has every part that is named. */
export function hasParts(row: Row, seen: SeenParts): boolean {
  const parts = partsOf(row)
  return seen.every((ofAnchor, place) => ofAnchor.every((nth) => nth <= (parts?.[place]?.length ?? 0)))
}

/** What the observed parts come to. Undefined while none was observed, and for a dimension that was not asked. */
export function reachedBy(row: Row, { seen, notAsked }: Observed): Reached | undefined {
  const parts = partsOf(row)
  if (!parts || notAsked || !seen?.some((ofAnchor) => ofAnchor.length)) return undefined
  return levelOfParts(parts, seen)
}

/** Whether a score has another level than its observed parts. */
export function isOverruled(row: Row, score: Observed & Readonly<{ level: Level | null }>): boolean {
  const reached = reachedBy(row, score)
  return reached !== undefined && reached.level !== score.level
}

/** The observed parts in words, in the order of the anchors. Undefined as in `reachedBy`. */
export function partsView(row: Row, score: Observed): PartsView | undefined {
  const level = reachedBy(row, score)?.level
  if (!level) return undefined
  const isSeen = (place: number, nth: number) => score.seen?.[place]?.includes(nth + 1) ?? false
  const named = (isWanted: (place: number, nth: number) => boolean): NamedPart[] =>
    (row.parts ?? []).flatMap((anchor, place) =>
      anchor.flatMap((part, nth) => (isWanted(place, nth) ? [{ level: (place + 1) as Level, part }] : [])),
    )
  return { level, observed: named(isSeen), missing: named((place, nth) => place === level && !isSeen(place, nth)) }
}
