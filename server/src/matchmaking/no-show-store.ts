import { and, eq, isNull, lte, max, or } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { expectedPeople } from '../db/tables/queue.ts'

/** How long after the start a person may still come, in milliseconds. */
export const GRACE_MS = 5 * 60_000
/** Who looks later than this was away in the meantime, and with it perhaps the door. */
const TOO_LATE_MS = 60_000

type Attendance = Readonly<{ interviewId: string; personId: string; came: boolean; dueAt: number }>
type Arrival = Readonly<{ interviewId: string; personId: string; at: number }>

/**
 * Who was expected in which interview, and whether they came into its room. Kept in the database, so that it does not
 * matter which server they came to, nor that one was started again in the meantime.
 */
export class NoShows {
  readonly #db: Database
  /** What could not be written yet. */
  #arrivals: Arrival[] = []
  #writing: Promise<void> | undefined

  constructor(db: Database) {
    this.#db = db
  }

  /** Expects these people in the room until five minutes after the start. Asking again moves the time, until it is over. */
  async expect(interviewId: string, personIds: readonly string[], startsAt: number): Promise<void> {
    const dueAt = startsAt + GRACE_MS
    await this.#db
      .insert(expectedPeople)
      .values(personIds.map((personId) => ({ interviewId, personId, dueAt })))
      .onConflictDoUpdate({
        target: [expectedPeople.interviewId, expectedPeople.personId],
        set: { dueAt },
        setWhere: isNull(expectedPeople.settledAt),
      })
  }

  /** Until when the people of an interview may still come; nothing where no time was agreed on. */
  async dueAt(interviewId: string): Promise<number | undefined> {
    const { dueAt } = expectedPeople
    const [found] = await this.#db
      .select({ dueAt: max(dueAt) })
      .from(expectedPeople)
      .where(eq(expectedPeople.interviewId, interviewId))
    return found?.dueAt ?? undefined
  }

  /** Somebody has come into a room, expected or not. Written together with those who come at the same time. */
  arrived(arrival: Arrival): Promise<void> {
    this.#arrivals.push(arrival)
    return this.#flush()
  }

  /**
   * Concludes for everyone whose time is over whether they came. Whoever is told must not mind hearing it twice: a server
   * that dies in between leaves it to the next one.
   */
  async settle(now: number, conclude: (attendance: Attendance) => Promise<void>): Promise<void> {
    await this.#flush()
    const due = await this.#db
      .select()
      .from(expectedPeople)
      .where(and(isNull(expectedPeople.settledAt), lte(expectedPeople.dueAt, now)))
    for (const { interviewId, personId, dueAt, arrivedAt } of due) {
      const came = arrivedAt !== null && arrivedAt <= dueAt
      // Nobody is absent from a house that was closed.
      if (came || now - dueAt <= TOO_LATE_MS) await conclude({ interviewId, personId, dueAt, came })
      await this.#db
        .update(expectedPeople)
        .set({ settledAt: now })
        .where(and(eq(expectedPeople.interviewId, interviewId), eq(expectedPeople.personId, personId)))
    }
  }

  #flush(): Promise<void> {
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined
    })
    return this.#writing
  }

  async #writeAll(): Promise<void> {
    while (this.#arrivals.length) {
      const arrivals = this.#arrivals
      this.#arrivals = []
      await this.#write(arrivals).catch((error: unknown) => {
        this.#arrivals.unshift(...arrivals)
        throw error
      })
    }
  }

  async #write(arrivals: readonly Arrival[]): Promise<void> {
    // Whoever waited to be written down came no later than this; they are given the benefit.
    const at = Math.min(...arrivals.map((arrival) => arrival.at))
    const same = ({ interviewId, personId }: Arrival) =>
      and(eq(expectedPeople.interviewId, interviewId), eq(expectedPeople.personId, personId))
    await this.#db
      .update(expectedPeople)
      .set({ arrivedAt: at })
      .where(and(isNull(expectedPeople.arrivedAt), or(...arrivals.map(same))))
  }
}
