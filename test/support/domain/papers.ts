import type { EventOf } from '@dryrun/server/core/events.ts'
import type { CommandOf } from '@dryrun/shared/interview/commands.ts'
import { DimensionId, type Level } from '@dryrun/shared/interview/terms.ts'
import { ada, bob, inRoundOne } from './facts.ts'
import type { Happened } from './given.ts'

/** The feedback forms: Ada interviews in round 0 and Bob in round 1. */

export const id = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`
export const oneRound: readonly Happened[] = [...inRoundOne, [bob, { type: 'interviewEnded' }]]
export const scored = (round: number, level: Level | null, dimension = 'deep-dive'): Happened => [
  round === 0 ? ada : bob,
  { type: 'scored', round, dimension, level, how: null, sentence: 'why' },
]
export const asInterviewer = (
  round = 0,
  more: Partial<CommandOf<'handInAsInterviewer'>> = {},
): CommandOf<'handInAsInterviewer'> => ({
  type: 'handInAsInterviewer',
  round,
  call: 3,
  summary: 'solid',
  changes: [],
  shareNotes: false,
  ...more,
})
export const selfScores = Object.fromEntries(DimensionId.options.map((dimension) => [dimension, 2 as Level]))
export const asCandidate = (
  round = 0,
  scores: Partial<Record<string, Level>> = selfScores,
): CommandOf<'handInAsCandidate'> => ({
  type: 'handInAsCandidate',
  round,
  selfScores: scores,
  rating: 5,
  comment: 'kind',
})
const happened = <T extends 'interviewerHandedIn' | 'candidateHandedIn'>(
  type: T,
  { type: _, ...handIn }: CommandOf<'handInAsInterviewer'> | CommandOf<'handInAsCandidate'>,
) => ({ type, ...handIn }) as EventOf<T>
export const judged = (round = 0, more = {}): Happened => [
  round === 0 ? ada : bob,
  happened('interviewerHandedIn', asInterviewer(round, more)),
]
export const answered = (round = 0): Happened => [
  round === 0 ? bob : ada,
  happened('candidateHandedIn', asCandidate(round)),
]
