import type { Limits } from '@dryrun/server/core/decision.ts'
import type { Entry } from '@dryrun/server/core/events.ts'
import { Story } from '@dryrun/server/core/fold.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Receipt } from '@dryrun/shared/protocol.ts'
import { plenty } from '../domain/plenty.ts'
import { misseen, toldTo, type Watcher } from '../socket/watcher.ts'
import { faultsOfLog, keyOf, unlawful } from './lawful.ts'

/** One submission as its client knows it. Moments are counted, not timed: one count for all clients of a history. */
export type Call = {
  readonly by: string
  readonly id: string
  readonly command: Command
  readonly invoked: number
  /** Absent as long as nobody said what became of it. */
  answer?: { readonly at: number; readonly receipt: Receipt }
}

/** What clients say of a run: what they asked for, and what they were told and shown. Sent again is still one call. */
export class History {
  readonly #calls = new Map<string, Call>()
  #moment = 0

  invoked(by: string, id: string, command: Command): void {
    const key = keyOf({ by, commandId: id })
    if (!this.#calls.has(key)) this.#calls.set(key, { by, id, command, invoked: ++this.#moment })
  }

  /** A "not now" settles nothing, and of several answers the first counts. */
  answered(by: string, id: string, receipt: Receipt): void {
    const call = this.#calls.get(keyOf({ by, commandId: id }))
    if (!call || call.answer || isNotNow(receipt)) return
    call.answer = { at: ++this.#moment, receipt }
  }

  /** In the order in which they were first asked for. */
  get calls(): readonly Call[] {
    return [...this.#calls.values()]
  }

  get acknowledged(): number {
    return this.calls.filter(isAcknowledged).length
  }
}

export type Run = {
  calls: readonly Call[]
  /** The whole log of the interview, read from the database when all is over. */
  entries: readonly Entry[]
  watchers: readonly Watcher[]
  limits?: Limits
  /**
   * Whether each client's submissions stand in the order of its asking even where several were on their way at once.
   * It holds whatever dies; only a commit that fails may let later ones pass that were on their way already.
   */
  inOrder?: boolean
}

/**
 * Everything in which a run breaks its promises, in words; nothing, if all is well: each acknowledged submission is in
 * the log once, none is there twice or otherwise than the rules have it, what was answered before another was asked for
 * stands before it, each client's order is kept, the log has no gaps, and everyone saw what the log tells.
 */
export function faultsIn({ calls, entries, watchers, limits = plenty, inOrder = true }: Run): string[] {
  const story = new Story()
  for (const entry of entries) story.tell(entry)
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

/** What was answered before something else was asked for, by anyone, comes before it. */
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

/** Whether what each client asked for stands in the order in which it asked. */
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
