import { randomUUID } from 'node:crypto'
import { and, eq, gt, isNull, or } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { suspensions } from '../db/tables/standing.ts'

type NewSuspension = Readonly<{ personId: string; reason: string; by: string; endsAt: number | null }>

/** Who may only read for a while. */
export class SuspensionStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  async put(suspension: NewSuspension, now: number): Promise<void> {
    await this.lift(suspension.personId, now)
    await this.#db.insert(suspensions).values({ ...suspension, id: randomUUID(), createdAt: now })
  }

  async lift(personId: string, now: number): Promise<void> {
    await this.#db
      .update(suspensions)
      .set({ liftedAt: now })
      .where(and(eq(suspensions.personId, personId), isNull(suspensions.liftedAt)))
  }

  async isSuspended(personId: string, now: number): Promise<boolean> {
    const held = await this.#db
      .select({ id: suspensions.id })
      .from(suspensions)
      .where(and(eq(suspensions.personId, personId), holdsAt(now)))
      .limit(1)
    return held.length > 0
  }
}

const holdsAt = (now: number) =>
  and(isNull(suspensions.liftedAt), or(isNull(suspensions.endsAt), gt(suspensions.endsAt, now)))
