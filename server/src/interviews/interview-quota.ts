import { Problem } from '../errors.ts'
import { FairTurns } from '../fair-turns.ts'
import type { InterviewIndex } from './interview-store.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** How long an interview may wait in the lobby before it is ended, and how long one that has not ended counts. */
export const LOBBY_MS = 7 * DAY_MS
/** Openings of one person that wait for each other. */
const turns = { atOnce: Number.POSITIVE_INFINITY, perPerson: 1, waiting: 20 }

/** Bounds how many interviews a person has open as their host. */
export class InterviewQuota {
  readonly #index: Pick<InterviewIndex, 'countOpen'>
  readonly #most: number
  readonly #turns = new FairTurns(turns)

  constructor(index: Pick<InterviewIndex, 'countOpen'>, most: number) {
    this.#index = index
    this.#most = most
  }

  /** Opens one more, after those of the same person that are being opened. Refuses with `conflict` when it is one too many. */
  open<T>(hostId: string, now: number, open: () => Promise<T>): Promise<T> {
    return this.#turns.run(hostId, async () => {
      if ((await this.#index.countOpen(hostId, now - LOBBY_MS)) >= this.#most)
        throw new Problem(
          'conflict',
          `You have ${this.#most} interviews that have not ended. End one, or open this one when the oldest is a week old.`,
        )
      return open()
    })
  }
}
