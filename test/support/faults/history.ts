import type { Limits } from '@dryrun/server/core/decision.ts'
import type { Entry } from '@dryrun/server/core/events.ts'
import { InterviewFold } from '@dryrun/server/core/fold.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Receipt } from '@dryrun/shared/protocol.ts'
import { plenty } from '../domain/plenty.ts'
import { misseen, toldTo, type Watcher } from '../socket/watcher.ts'
import { faultsOfLog, keyOf, unlawful } from './lawful.ts'

/** One submission as its client knows it. Moments count across all clients of a history. */
export type Call = {
  readonly by: string
  readonly id: string
  readonly command: Command
  readonly invoked: number
  answer?: { readonly at: number; readonly receipt: Receipt }
}

/** The clients' record of a run: submissions, answers and views. A retry is the same call. */
export class History {
  readonly #calls = new Map<string, Call>()
  #moment = 0

  invoked(by: string, id: string, command: Command): void {
    const key = keyOf({ by, commandId: id })
    if (!this.#calls.has(key)) this.#calls.set(key, { by, id, command, invoked: ++this.#moment })
  }

  /** `notSaved` settles nothing; the first final answer counts. */
  answered(by: string, id: string, receipt: Receipt): void {
    const call = this.#calls.get(keyOf({ by, commandId: id }))
    if (!call || call.answer || isNotNow(receipt)) return
    call.answer = { at: ++this.#moment, receipt }
  }

  get calls(): readonly Call[] {
    return [...this.#calls.values()]
  }

  get acknowledged(): number {
    return this.calls.filter(isAcknowledged).length
  }
}

export type Run = {
  calls: readonly Call[]
  entries: readonly Entry[]
  watchers: readonly Watcher[]
  limits?: Limits
  /**
   * Whether each client's submissions must keep their order even when sent concurrently. Crashes preserve it; failed
   * commits may let later ones pass.
   */
  inOrder?: boolean
}

/**
 * The promises that a run breaks, in words; empty if none. Each acknowledged submission is in the log once and as the
 * rules decide it, answered ones precede later ones, each client's order holds, the log has no gaps, and every view
 * follows the log.
 */
export function faultsIn({ calls, entries, watchers, limits = plenty, inOrder = true }: Run): string[] {
  const story = new InterviewFold()
  for (const entry of entries) story.apply(entry)
  const places = new Map(entries.toReversed().map((entry) => [keyOf(entry), entry.seq]))
  const placeOf = ({ by, id }: Call) => places.get(keyOf({ by, commandId: id }))
  return [
    ...faultsOfLog(entries),
    ...unlawful(entries, calls, limits),
    ...calls.flatMap((call) => misanswered(call, placeOf(call))),
    ...overtaken(calls, placeOf),
    ...(inOrder ? reordered(calls, placeOf) : []),
    ...watchers.flatMap((watcher) => misseen(watcher, story, toldTo(entries, watcher.person))),
  ]
}

type PlaceOf = (call: Call) => number | undefined

function misanswered(call: Call, place: number | undefined): string[] {
  if (isAcknowledged(call) && place === undefined) return [`${nameOf(call)} was acknowledged and is lost`]
  const isRefused = call.answer && !call.answer.receipt.ok
  return isRefused && place !== undefined ? [`${nameOf(call)} was refused and is in the log`] : []
}

/** What was answered before another submission started must precede it in the log. */
function overtaken(calls: readonly Call[], placeOf: PlaceOf): string[] {
  const answers = calls.filter(isAcknowledged).map((call) => ({ moment: call.answer.at, call, isAnswer: true }))
  const questions = calls.map((call) => ({ moment: call.invoked, call, isAnswer: false }))
  let last = 0
  return [...questions, ...answers]
    .sort((a, b) => a.moment - b.moment)
    .filter(({ call, isAnswer }) => {
      const place = placeOf(call)
      if (isAnswer) last = Math.max(last, place ?? 0)
      return !isAnswer && place !== undefined && place < last
    })
    .map(({ call }) => `${nameOf(call)} stands before what was acknowledged before it was asked for`)
}

function reordered(calls: readonly Call[], placeOf: PlaceOf): string[] {
  const last = new Map<string, number>()
  return calls
    .filter((call) => {
      const place = placeOf(call)
      const before = last.get(call.by) ?? 0
      if (place !== undefined) last.set(call.by, Math.max(before, place))
      return place !== undefined && place < before
    })
    .map((call) => `${nameOf(call)} stands before what its client asked for earlier`)
}

type Acknowledged = Call & { answer: NonNullable<Call['answer']> }
const isAcknowledged = (call: Call): call is Acknowledged => call.answer?.receipt.ok === true
const isNotNow = (receipt: Receipt): boolean => !receipt.ok && ['notSaved', 'tooFast'].includes(receipt.code)
const nameOf = ({ by, id, command }: Call): string => `${command.type} ${id} of ${by}`
