import type { Dimension } from './default-rubric.ts'
import type { Level, Prompting } from './terms.ts'

/** What follows from scores. Apart from the anchors, which are secret, so that a browser can compute it too. */

export type Score = Readonly<{ level: Level | null; how: Prompting | null; sentence: string; at: number }>

/** What a dimension was given. A pack may call a criterion like something that every object has: `constructor`. */
export const scoreFor = <S>(scores: Readonly<Record<string, S>>, dimension: string): S | undefined =>
  Object.hasOwn(scores, dimension) ? scores[dimension] : undefined

/**
 * The weighted mean of the levels that were given, 1 to 4, to one decimal; nothing when none was given. Dimensions
 * without a level do not count, so an interview cut short is not marked down for what was never asked.
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

/** An extreme score stands on a moment: the dimensions scored 1 or 4 to which no moment is attached. */
export const withoutEvidence = (
  scores: Readonly<Record<string, Pick<Score, 'level'>>>,
  evidence: readonly { dimension: string }[],
): string[] =>
  Object.entries(scores)
    .filter(([id, { level }]) => (level === 1 || level === 4) && !evidence.some(({ dimension }) => dimension === id))
    .map(([id]) => id)
