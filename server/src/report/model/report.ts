import {
  currentRound,
  emptyInterview,
  type Interview,
  type Person,
  personOf,
  planOf,
  roleIn,
  runningMs,
} from '@dryrun/shared/interview/interview.ts'
import type { Party, ReportView } from '@dryrun/shared/report/report-view.ts'
import { BoardHistory } from '../../board-facts/board-history.ts'
import type { Entry, EventOf } from '../../core/events.ts'
import { evolve } from '../../core/evolve.ts'
import { pairOf } from '../../core/project-open.ts'
import { resultsFor } from '../../core/project-results.ts'
import { maskFor, standInFor } from './report-mask.ts'
import { type Scored, scoredRounds } from './report-previous.ts'
import { reportRound } from './report-round.ts'
import { type Masked, type ShareTerms, sharedReport } from './report-share.ts'

/**
 * The fold of an interview for its reports. Its state is full of secrets; `resultsFor` decides what a reader sees, and
 * returns nothing before the seal breaks or to anyone but the two players.
 */
export class ReportFold {
  #interview: Interview = emptyInterview
  readonly #histories = new Map<number, BoardHistory>()
  /** The id of the command that started the last round and drew its starting board. */
  #startedBy = ''

  get interview(): Interview {
    return this.#interview
  }

  tell(entry: Entry): void {
    const { event, at } = entry
    if (event.type === 'boardChanged') this.#drew(event, entry)
    if (event.type === 'roundStarted') this.#startedBy = entry.commandId
    if (event.type === 'phaseMoved') this.#historyOf(this.#interview.current).phaseLeft(this.#phase(), at)
    if (event.type === 'curveballDropped') this.#historyOf(this.#interview.current).curveball(this.#clock(at))
    this.#interview = evolve(this.#interview, entry)
  }

  /**
   * The report for one player; undefined for others and while the results are sealed. `elsewhere` are the player's
   * scored rounds in other interviews, to compare with. With `you` false, no party is marked as the reader.
   */
  reportFor(personId: string, elsewhere: readonly Scored[] = [], you = true): ReportView | undefined {
    const interview = this.#interview
    const reader = personOf(interview, personId)
    const results = reader ? resultsFor(interview, reader) : []
    if (!reader || !results.length) return undefined
    return {
      title: interview.title,
      packTitle: interview.pack.title,
      targetLevel: interview.targetLevel,
      rounds: results.flatMap((result) => {
        const round = interview.rounds[result.index]
        if (!round) return []
        const party = (id: string | null) =>
          partyOf(id ? personOf(interview, id) : undefined, you ? reader.id : undefined)
        const mine = result.candidate === reader.id ? elsewhere : []
        const history = this.#historyOf(result.index)
        return reportRound({
          interview,
          round,
          result,
          interviewer: party(result.interviewer),
          candidate: party(result.candidate),
          earlier: [...mine, ...scoredRounds(interview, result.candidate ?? '')],
          drawn: { boards: history.boards(round, planOf(interview, round)), facts: history.facts() },
        })
      }),
    }
  }

  /**
   * The player's shared report, for anyone with the link. Shows at most the sharer's own name, so that a share never
   * exposes another person. Undefined like `reportFor`.
   */
  sharedBy(personId: string, terms: ShareTerms, elsewhere: readonly Scored[] = []): ReportView | undefined {
    const report = this.reportFor(personId, elsewhere, false)
    const { people } = this.#interview
    const hidden = people.filter(({ id }) => id !== personId || !terms.showNames)
    return report && sharedReport(report, (index) => this.#maskedRound(index, hidden), terms)
  }

  #maskedRound(index: number, hidden: readonly Person[]): Masked {
    const round = this.#interview.rounds[index]
    if (!round) throw new Error('a report on a round that was never planned')
    const { interviewer, candidate } = pairOf(this.#interview, round)
    const called = (id: string | null) => {
      const person = personOf(this.#interview, id ?? '')
      return person && !hidden.includes(person) ? person.name : standInFor(round, person ?? { seat: 'audience' })
    }
    return { interviewer: called(interviewer), candidate: called(candidate), mask: maskFor(round, hidden) }
  }

  #historyOf(round: number): BoardHistory {
    const history = this.#histories.get(round) ?? new BoardHistory()
    this.#histories.set(round, history)
    return history
  }

  #drew({ round, patches }: EventOf<'boardChanged'>, { at, by, commandId }: Entry): void {
    const person = personOf(this.#interview, by)
    const played = this.#interview.rounds[round]
    this.#historyOf(round).drew(patches, {
      clock: played ? runningMs(played, at) : 0,
      byCandidate: played !== undefined && person !== undefined && roleIn(played, person) === 'candidate',
      atStart: commandId === this.#startedBy,
    })
  }

  #clock(at: number): number {
    const round = currentRound(this.#interview)
    return round ? runningMs(round, at) : 0
  }

  #phase(): string {
    return currentRound(this.#interview)?.visits.at(-1)?.phase ?? ''
  }
}

const partyOf = (person: Person | undefined, reader: string | undefined): Party => ({
  name: person?.name ?? 'Nobody',
  you: person !== undefined && person.id === reader,
})
