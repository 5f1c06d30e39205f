import { noShowMinutes } from '@dryrun/shared/limits.ts'
import { and, eq, isNull, lte, max, or } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { expectedPeople } from '../db/tables/queue.ts'

/** Milliseconds after the start within which an arrival counts. */
export const NO_SHOW_MS = noShowMinutes * 60_000
/** A check later than this proves nothing: the server was down, and perhaps could not be reached. */
const TOO_LATE_MS = 60_000

type Attendance = Readonly<{ interviewId: string; personId: string; came: boolean; dueAt: number }>
type Arrival = Readonly<{ interviewId: string; personId: string; at: number }>

/**
 * The people expected in each interview, and whether they joined its room. Stored in the database, so that restarts and
 * several servers do not matter.
 */
export class NoShows {
  readonly #db: Database
  #arrivals: Arrival[] = []
  #writing: Promise<void> | undefined

  constructor(db: Database) {
    this.#db = db
  }

  /** Expects these people until `NO_SHOW_MS` after the start. A repeated call moves the time until it is settled. */
  async expect(interviewId: string, personIds: readonly string[], startsAt: number): Promise<void> {
    const dueAt = startsAt + NO_SHOW_MS
    await this.#db
      .insert(expectedPeople)
      .values(personIds.map((personId) => ({ interviewId, personId, dueAt })))
      .onConflictDoUpdate({
        target: [expectedPeople.interviewId, expectedPeople.personId],
        set: { dueAt },
        setWhere: isNull(expectedPeople.settledAt),
      })
  }

  /** The time until which an arrival counts; undefined where no start was agreed. */
  async dueAt(interviewId: string): Promise<number | undefined> {
    const { dueAt } = expectedPeople
    const [found] = await this.#db
      .select({ dueAt: max(dueAt) })
      .from(expectedPeople)
      .where(eq(expectedPeople.interviewId, interviewId))
    return found?.dueAt ?? undefined
  }

  /**
   * Records a join, expected or not. Concurrent joins are written together. Rejects when the write fails, and retries
   * it with the next one.
   */
  arrived(arrival: Arrival): Promise<void> {
    this.#arrivals.push(arrival)
    return this.#flush()
  }

  /**
   * Calls `conclude` for each person whose time is over. `conclude` must be idempotent, since a crash repeats the call
   * on another server.
   */
  async settle(now: number, conclude: (attendance: Attendance) => Promise<void>): Promise<void> {
    await this.#flush()
    const due = await this.#db
      .select()
      .from(expectedPeople)
      .where(and(isNull(expectedPeople.settledAt), lte(expectedPeople.dueAt, now)))
    for (const { interviewId, personId, dueAt, arrivedAt } of due) {
      const came = arrivedAt !== null && arrivedAt <= dueAt
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
    // The earliest time of the batch stands for all, in favor of those that waited for the write.
    const at = Math.min(...arrivals.map((arrival) => arrival.at))
    const same = ({ interviewId, personId }: Arrival) =>
      and(eq(expectedPeople.interviewId, interviewId), eq(expectedPeople.personId, personId))
    await this.#db
      .update(expectedPeople)
      .set({ arrivedAt: at })
      .where(and(isNull(expectedPeople.arrivedAt), or(...arrivals.map(same))))
  }
}
