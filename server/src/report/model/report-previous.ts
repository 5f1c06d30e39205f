import { type Interview, personOf, playedRounds, type Round, roleIn } from '@dryrun/shared/interview/interview.ts'
import type { Level } from '@dryrun/shared/interview/terms.ts'

export type Scored = Readonly<{ startedAt: number; levels: Readonly<Record<string, Level>> }>

/** The person's scored rounds as candidate; none while the results are sealed. */
export function scoredRounds(interview: Interview, personId: string): Scored[] {
  const person = personOf(interview, personId)
  if (interview.sealed || !person) return []
  return playedRounds(interview)
    .filter(([, round]) => roleIn(round, person) === 'candidate')
    .map(([, round]) => ({ startedAt: round.startedAt ?? 0, levels: levelsIn(round) }))
    .filter(({ levels }) => Object.keys(levels).length > 0)
}

export const levelsIn = ({ scores }: Pick<Round, 'scores'>): Scored['levels'] =>
  Object.fromEntries(Object.entries(scores).flatMap(([id, { level }]) => (level === null ? [] : [[id, level]])))

export const lastBefore = (rounds: readonly Scored[], at: number): Scored | undefined =>
  rounds
    .filter(({ startedAt }) => startedAt < at)
    .sort((a, b) => a.startedAt - b.startedAt)
    .at(-1)
