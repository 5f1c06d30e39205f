import { type Parts, reachedBy } from '@dryrun/shared/interview/parts.ts'
import type { Level } from '@dryrun/shared/interview/terms.ts'
import type { ScoreView } from '@dryrun/shared/interview/view.ts'

type Row = Readonly<{ parts?: Parts | undefined }>

/**
 * A score that the server accepts. `waiting` is a level of the interviewer's own that the observed parts contradict; it
 * counts once a sentence says why.
 */
export type Settled = Readonly<{ score: ScoreView; waiting: Level | null }>

/** Gives a score the interviewer's own level where there is one, and otherwise the level that its parts come to. */
export function settled(row: Row, score: ScoreView, own: Level | null): Settled {
  const reached = reachedBy(row, score)
  if (!reached) return { score: { ...score, level: own }, waiting: null }
  const isAgainst = own !== null && own !== reached.level
  if (isAgainst && score.sentence) return { score: { ...score, level: own }, waiting: null }
  return { score: { ...score, level: reached.level }, waiting: isAgainst ? own : null }
}

/** The interviewer's own level: one that waits, that overrules the parts, or that was given without parts. */
export function ownLevel(row: Row, score: ScoreView, waiting: Level | null): Level | null {
  return waiting ?? (reachedBy(row, score)?.level === score.level ? null : score.level)
}
