import type { Presence, PresenceNews } from '@dryrun/shared/protocol.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { Alarm, type Clock } from '../lib/alarm.ts'

export type Others = Readonly<Record<string, Presence>>
export type OthersStore = StoreApi<Others>

export const createOthersStore = (): OthersStore => createStore<Others>(() => ({}))

export function heartbeat(store: OthersStore, news: Exclude<PresenceNews, { type: 'leaving' }>): void {
  if (news.type === 'here') {
    const present = Object.entries(store.getState()).filter(([id]) => news.people.includes(id))
    return store.setState(Object.fromEntries(present), true)
  }
  if (news.type !== 'moved') return
  const { type: _, by, ...presence } = news
  store.setState({ [by]: presence })
}

/** 25 messages per second: smooth motion, and below the server's rate limit. */
const PACE_MS = 40

/** Sends the user's presence at the rate limit. The last position is always sent. */
export class PresenceOut {
  readonly #alarm: Alarm
  readonly #clock: Clock
  readonly #send: (presence: Presence) => void
  #latest: Presence | undefined
  #told = ''
  #toldAt = Number.NEGATIVE_INFINITY

  constructor(send: (presence: Presence) => void, clock: Clock) {
    this.#send = send
    this.#clock = clock
    this.#alarm = new Alarm(clock, () => this.#tell())
  }

  point(presence: Presence): void {
    this.#latest = presence
    this.#alarm.set(Math.max(0, this.#toldAt + PACE_MS - this.#clock.now()))
  }

  /** Sends the latest presence again: a participant joined, or the connection is new. */
  again(): void {
    this.#told = ''
    if (this.#latest) this.point(this.#latest)
  }

  close(): void {
    this.#alarm.cancel()
  }

  #tell(): void {
    const words = JSON.stringify(this.#latest)
    if (!this.#latest || words === this.#told) return
    this.#told = words
    this.#toldAt = this.#clock.now()
    this.#send(this.#latest)
  }
}
