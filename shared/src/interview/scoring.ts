import type { Dimension } from './dimension.ts'
import type { SeenParts } from './parts.ts'
import type { Level, Prompting } from './terms.ts'

/** Separate from the anchors, because those are secret and the browser needs these functions. */

/** `seen` are the observed parts; absent in scores that were given without parts. */
export type Score = Readonly<{
  level: Level | null
  how: Prompting | null
  sentence: string
  seen?: SeenParts | undefined
  notAsked?: true | undefined
  at: number
}>

/** `hasOwn`, because a pack may name a criterion `constructor`. */
export const scoreFor = <S>(scores: Readonly<Record<string, S>>, dimension: string): S | undefined =>
  Object.hasOwn(scores, dimension) ? scores[dimension] : undefined

/**
 * Weighted mean of the given levels, 1 to 4, to one decimal; `undefined` when there are none. Skips dimensions without
 * a level, so that a short interview does not lower the score.
 */
export function weightedScore(
  rubric: readonly Pick<Dimension, 'id' | 'weight'>[],
  scores: Readonly<Record<string, Pick<Score, 'level'>>>,
): number | undefined {
  let sum = 0
  let weights = 0
  for (const { id, weight } of rubric) {
    const level = scoreFor(scores, id)?.level
    if (!level) continue
    sum += level * weight
    weights += weight
  }
  return weights ? Math.round((sum / weights) * 10) / 10 : undefined
}

/** Returns the dimensions scored 1 or 4 without evidence. */
export const withoutEvidence = (
  scores: Readonly<Record<string, Pick<Score, 'level'>>>,
  evidence: readonly { dimension: string }[],
): string[] =>
  Object.entries(scores)
    .filter(([id, { level }]) => (level === 1 || level === 4) && !evidence.some(({ dimension }) => dimension === id))
    .map(([id]) => id)
