import { Denied } from '../denied.ts'
import { FairTurns } from '../fair-turns.ts'
import type { InterviewIndex } from './interview-store.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** The age at which an idle lobby is closed and an open interview stops counting toward the quota. */
export const LOBBY_MS = 7 * DAY_MS
/** Concurrent requests of one person wait for each other. */
const turns = { atOnce: Number.POSITIVE_INFINITY, perPerson: 1, waiting: 20 }

export class InterviewQuota {
  readonly #index: Pick<InterviewIndex, 'countOpen'>
  readonly #most: number
  readonly #turns = new FairTurns(turns)

  constructor(index: Pick<InterviewIndex, 'countOpen'>, most: number) {
    this.#index = index
    this.#most = most
  }

  /** Serializes requests of the same host. Refuses with `quota` when the host has too many open interviews. */
  open<T>(hostId: string, now: number, open: () => Promise<T>): Promise<T> {
    return this.#turns.run(hostId, async () => {
      if ((await this.#index.countOpen(hostId, now - LOBBY_MS)) >= this.#most)
        throw new Denied(
          'quota',
          `You have ${this.#most} interviews that have not ended. End one, or open this one when the oldest is a week old.`,
        )
      return open()
    })
  }
}
