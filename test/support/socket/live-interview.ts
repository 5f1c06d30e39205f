import type { Entry } from '@dryrun/server/core/events.ts'
import { openDatabase } from '@dryrun/server/db/connect.ts'
import { createEventLog } from '@dryrun/server/log/event-log.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import { pino } from 'pino'
import { expect } from 'vitest'
import { faultsIn, History, type Run } from '../faults/history.ts'
import type { Participant } from '../http/participant.ts'
import { type Table, tableAt } from '../http/table.ts'
import { configOf, type Place } from '../servers/databases.ts'
import { Persistent } from './persistent.ts'
import { watcherOf } from './watcher.ts'

const bundled = {
  packId: 'serverless-2026',
  rounds: [{ questionId: 'order-pipeline', hostRole: 'interviewer' as const }],
}
const lastWords = 'That was all.'
/** A stroke that grows, so that missing or duplicate changes show. */
const draw =
  (id: string) =>
  (n: number): Command => ({
    type: 'changeBoard',
    round: 0,
    patches: [
      n === 0
        ? { id, element: { id, type: 'freedraw', x: 0, y: 0, points: [[0, 0]] } }
        : { id, append: { from: n, points: [[n, -n]] } },
    ],
  })

/** Well below what a chat holds. */
const MOST_SAID = 1_500
const strokes = ['stroke', 'second-stroke'] as const
const drawMore = draw(strokes[1])
const talk =
  (name: string) =>
  (n: number): Command =>
    n < MOST_SAID ? { type: 'say', text: `${name} ${n}` } : drawMore(n - MOST_SAID)

/** Settings of a server that takes all that an interview under load sends. */
export const underLoad = {
  LIMIT_COMMANDS_PER_SECOND: '10000',
  LIMIT_SIGN_IN_PER_MINUTE: '10000',
}

/**
 * An interview under constant load whatever happens to its server: Ada chats and then draws, Bob draws, Sam and Eve watch. Records
 * every submission, answer and view to compare with the log.
 */
export class LiveInterview {
  readonly table: Table
  readonly busy: readonly Persistent[]
  readonly history = new History()

  /** On the bundled pack, with the first round running. */
  static async at(url: string, inFlight?: number): Promise<LiveInterview> {
    const table = await tableAt(url, bundled)
    await table.ada.do({ type: 'startRound' })
    await table.bob.until(({ view }) => view?.round)
    const live = new LiveInterview(table, inFlight)
    for (const one of live.busy) one.start()
    return live
  }

  private constructor(table: Table, inFlight?: number) {
    this.table = table
    const options = { history: this.history, ...(inFlight && { inFlight }) }
    this.busy = [new Persistent(table.ada, talk('Ada'), options), new Persistent(table.bob, draw(strokes[0]), options)]
  }

  get acknowledged(): number {
    return this.busy.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)
  }

  /** The number of changes that any person has seen; stored changes may be more. */
  get shown(): number {
    const seen = this.table.everyone.map(
      ({ view, board }) =>
        (view?.chat.length ?? 0) + strokes.reduce((sum, id) => sum + (board.get(id)?.points?.length ?? 0), 0),
    )
    return Math.max(...seen)
  }

  async untilSome(more: number): Promise<void> {
    const enough = this.busy.map(({ acknowledged }) => acknowledged.length + more)
    const hasEnough = () => this.busy.every((one, index) => one.acknowledged.length >= (enough[index] ?? 0))
    await expect.poll(hasEnough, { timeout: 60_000, interval: 1 }).toBe(true)
  }

  /** Resolves once all connections are broken and no submission is under way. */
  async broken(): Promise<void> {
    await Promise.all(this.busy.map((one) => one.broken()))
    await Promise.all(this.table.everyone.map((person) => person.until(({ isConnected }) => !isConnected)))
  }

  /** Everyone reconnects to a restarted server with their last version and continues. */
  async comeBack(): Promise<void> {
    const { id, everyone } = this.table
    await this.broken()
    await Promise.all(everyone.map((person) => person.connect(id)))
    for (const one of this.busy) one.start()
  }

  /** Waits until everything is answered and has reached everyone, a newcomer included. Then disconnects all. */
  async rest(): Promise<void> {
    for (const one of this.busy) await one.stop()
    // Frames follow the log's order, so this message proves that all before it have arrived.
    await this.table.ada.do({ type: 'say', text: lastWords })
    const hasHeard = ({ view }: Participant) => view?.chat.some(({ text }) => text === lastWords)
    for (const person of this.table.everyone) await person.until(hasHeard, 'the last words')
    const newcomer = this.table.ada.anotherTab()
    await newcomer.connect(this.table.id)
    await newcomer.until(({ view }) => view)
    expect(newcomer.view).toEqual(this.table.ada.view)
    for (const person of [newcomer, ...this.table.everyone]) person.disconnect()
  }

  faults(entries: readonly Entry[], more: Pick<Run, 'inOrder'> = {}): string[] {
    const watchers = this.table.everyone.map(({ me, frames }) => watcherOf(me?.id ?? '', frames))
    return faultsIn({ calls: this.history.calls, entries, watchers, ...more })
  }
}

/** An interview's entries in the database. An embedded one must not be open elsewhere. */
export async function entriesAt(place: Place, interviewId: string): Promise<Entry[]> {
  const database = await openDatabase(configOf(place), pino({ level: 'silent' }))
  try {
    return await createEventLog(database.db).read(interviewId)
  } finally {
    await database.close()
  }
}
