import type { DimensionId, Level } from '@dryrun/shared/interview/terms.ts'
import type { Participant } from '../support/http/participant.ts'
import type { Player } from './acts.ts'

export type Held = Readonly<{ id: string; people: Record<Player, Participant> }>

/** The candidate's scores of a week before, for the report to compare with. */
export const earlierScores: Readonly<Partial<Record<DimensionId, Level>>> = {
  requirements: 2,
  estimation: 2,
  'api-and-data': 3,
  'high-level-design': 2,
  'deep-dive': 2,
  'trade-offs': 2,
  operation: 2,
  communication: 3,
}

/** Plays an interview that has scores alone. */
export async function holdEarlier({ people: { interviewer, candidate } }: Held): Promise<void> {
  await interviewer.do({ type: 'startRound' })
  await interviewer.do({ type: 'endInterview' })
  await candidate.until(({ view }) => view?.interview.stage === 'ended')
  for (const [dimension, level] of Object.entries(earlierScores))
    await interviewer.do({ type: 'score', round: 0, dimension, level, how: 'prompted', sentence: '' })
  await candidate.do({ type: 'handInAsCandidate', round: 0, selfScores: earlierScores, rating: 4, comment: '' })
  const paper = { call: 2 as const, summary: '', changes: [], shareNotes: false }
  await interviewer.do({ type: 'handInAsInterviewer', round: 0, ...paper })
}
