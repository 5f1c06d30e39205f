import { randomUUID } from 'node:crypto'
import type { Suspension } from '@dryrun/shared/api/moderation.ts'
import { and, desc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { suspendedAddresses, suspensions } from '../db/tables/moderation.ts'
import { users } from '../db/tables/people.ts'

export type NewSuspension = Readonly<{ personId: string; reason: string; by: string; endsAt: number | null }>

/** Suspended people may only read. One suspension per person is active, the last. */
export class SuspensionStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Replaces an active suspension. Returns whether the person exists. */
  async put({ personId, reason, by, endsAt }: NewSuspension, now: number): Promise<boolean> {
    const { rows } = await this.#db.execute(sql`
      with lifted as (
        update ${suspensions} set lifted_at = ${now} where person_id = ${personId} and lifted_at is null
      )
      insert into ${suspensions} (id, person_id, reason, by, created_at, ends_at)
      select ${randomUUID()}::uuid, id, ${reason}, ${by}, ${now}::bigint, ${endsAt}::bigint
      from ${users} where id = ${personId}
      returning id`)
    return rows.length > 0
  }

  async lift(personId: string, now: number): Promise<boolean> {
    const lifted = await this.#db
      .update(suspensions)
      .set({ liftedAt: now })
      .where(and(eq(suspensions.personId, personId), holdsAt(now)))
      .returning({ id: suspensions.id })
    return lifted.length > 0
  }

  async isSuspended(personId: string, now: number): Promise<boolean> {
    const held = await this.#db
      .select({ id: suspensions.id })
      .from(suspensions)
      .where(and(eq(suspensions.personId, personId), holdsAt(now)))
      .limit(1)
    return held.length > 0
  }

  /** Keeps an active suspension under the hash of the address of a deleted account. */
  async keepFor(hash: string, personId: string, now: number): Promise<void> {
    const { reason, by, endsAt } = suspensions
    const [held] = await this.#db
      .select({ reason, by, endsAt })
      .from(suspensions)
      .where(and(eq(suspensions.personId, personId), holdsAt(now)))
      .limit(1)
    if (!held) return
    await this.#db
      .insert(suspendedAddresses)
      .values({ hash, ...held })
      .onConflictDoUpdate({ target: suspendedAddresses.hash, set: held })
  }

  /** Moves a suspension kept for this address to the person. */
  async carryOver(hash: string, personId: string, now: number): Promise<void> {
    const [kept] = await this.#db.select().from(suspendedAddresses).where(eq(suspendedAddresses.hash, hash))
    if (!kept) return
    const { reason, by, endsAt } = kept
    if (endsAt === null || endsAt > now) await this.put({ personId, reason, by, endsAt }, now)
    await this.#db.delete(suspendedAddresses).where(eq(suspendedAddresses.hash, hash))
  }

  async list(now: number): Promise<Suspension[]> {
    const { personId, reason, createdAt, endsAt } = suspensions
    const rows = await this.#db
      .select({ personId, name: users.name, reason, createdAt, endsAt })
      .from(suspensions)
      .innerJoin(users, eq(users.id, personId))
      .where(holdsAt(now))
      .orderBy(desc(createdAt))
    return rows.map(({ personId: id, name, ...row }) => ({ person: { id, name }, ...row }))
  }
}

const holdsAt = (now: number) =>
  and(isNull(suspensions.liftedAt), or(isNull(suspensions.endsAt), gt(suspensions.endsAt, now)))
