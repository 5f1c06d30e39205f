import type { Event } from '@dryrun/server/core/events.ts'
import { ReportFold } from '@dryrun/server/report/model/report.ts'
import { mss } from '@dryrun/shared/format.ts'
import type { Level } from '@dryrun/shared/interview/terms.ts'
import type { FactKind } from '@dryrun/shared/report/report-view.ts'
import { ada, bob, inRoundOne } from './facts.ts'
import { type Happened, logOf } from './given.ts'
import { answered, judged } from './papers.ts'

/** One round of Ada and Bob for its report. Each event takes a minute; the round's clock starts before the first. */

export const by = (person: string, ...events: Event[]): Happened[] => events.map((event) => [person, event])

export const drawn = (person: string, ...patches: Extract<Event, { type: 'boardChanged' }>['patches']): Happened => [
  person,
  { type: 'boardChanged', round: 0, patches },
]

export const given = (dimension: string, level: Level | null, sentence = 'because'): Event => ({
  type: 'scored',
  round: 0,
  dimension,
  level,
  how: null,
  sentence,
})

export const end: readonly Happened[] = [[ada, { type: 'interviewEnded' }]]
export const sealBroken: Happened = [bob, { type: 'sealBroken' }]
export const papers: readonly Happened[] = [judged(), answered(), sealBroken]

export const toldOf = (past: readonly Happened[]): ReportFold => {
  const story = new ReportFold()
  for (const entry of logOf(past)) story.tell(entry)
  return story
}

export const after = (...played: readonly Happened[]) => toldOf([...inRoundOne, ...played, ...end, ...papers])
export const roundAfter = (...played: readonly Happened[]) => after(...played).reportFor(bob)!.rounds[0]!

/** The facts of a kind about such a round, with their moments as m:ss. */
export const factsTold = (kind: FactKind, ...played: readonly Happened[]): string[][] =>
  roundAfter(...played)
    .facts.filter((fact) => fact.kind === kind)
    .map((fact) => [fact.words, ...fact.moments.map((moment) => `${mss(moment.clock)} ${moment.words}`)])
