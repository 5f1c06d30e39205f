import { randomUUID } from 'node:crypto'
import type { QueueRequest, WantedRole } from '@dryrun/shared/api/queue.ts'
import { queueGraceSeconds } from '@dryrun/shared/limits.ts'
import { and, asc, desc, eq, gte, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { queueEntries, queueWaits } from '../db/tables/queue.ts'
import type { Wait } from './model/expected-wait.ts'
import type { Waiting } from './model/seeker.ts'

/** Time without a heartbeat after which a place is lost. */
export const HEARTBEAT_GRACE_MS = queueGraceSeconds * 1_000
const MOST_AT_ONCE = 1_000
const NEWS_MS = 30 * 24 * 60 * 60_000
const NEWS_WAITS = 200

export type QueueEntry = typeof queueEntries.$inferSelect
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** The queue, one row per person. In the database alone, so that several servers share it. */
export class QueueStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Joins the queue, or updates the wishes and keeps the place. Does nothing while an offer is open. */
  async join(personId: string, wants: QueueRequest, now: number): Promise<void> {
    const { joinedAt, seenAt, letDownAt, offerId } = queueEntries
    const isGone = sql`${seenAt} < ${now - HEARTBEAT_GRACE_MS}`
    await this.#db
      .insert(queueEntries)
      .values({ personId, ...wants, joinedAt: now, seenAt: now })
      .onConflictDoUpdate({
        target: queueEntries.personId,
        set: {
          ...wants,
          seenAt: now,
          joinedAt: sql`case when ${isGone} then ${now}::bigint else ${joinedAt} end`,
          letDownAt: sql`case when ${isGone} then null else ${letDownAt} end`,
        },
        setWhere: isNull(offerId),
      })
  }

  async find(personId: string): Promise<QueueEntry | undefined> {
    const [entry] = await this.#db.select().from(queueEntries).where(eq(queueEntries.personId, personId))
    return entry
  }

  /** Records a heartbeat. Comes too late after `HEARTBEAT_GRACE_MS`, except while an offer is open. */
  async touch(personId: string, now: number): Promise<void> {
    await this.#db
      .update(queueEntries)
      .set({ seenAt: sql`greatest(${queueEntries.seenAt}, ${now}::bigint)` })
      .where(
        and(
          eq(queueEntries.personId, personId),
          or(isNotNull(queueEntries.offerId), gte(queueEntries.seenAt, now - HEARTBEAT_GRACE_MS)),
        ),
      )
  }

  async leave(personId: string, now: number): Promise<void> {
    const left = await this.#db
      .delete(queueEntries)
      .where(and(eq(queueEntries.personId, personId), isNull(queueEntries.offerId)))
      .returning()
    await recordWaits(this.#db, left, { endedAt: now, matched: false })
  }

  /** Removes people without a heartbeat; their wait ended at the last one. */
  async dropGone(now: number): Promise<void> {
    const gone = await this.#db
      .delete(queueEntries)
      .where(and(lt(queueEntries.seenAt, now - HEARTBEAT_GRACE_MS), isNull(queueEntries.offerId)))
      .returning()
    for (const entry of gone) await recordWaits(this.#db, [entry], { endedAt: entry.seenAt, matched: false })
  }

  /** People who can be matched, the longest-waiting first. */
  async waiting(now: number): Promise<Waiting[]> {
    const entries = await this.#db
      .select()
      .from(queueEntries)
      .where(isWaiting(now))
      .orderBy(asc(queueEntries.joinedAt))
      .limit(MOST_AT_ONCE)
    return entries.map(({ personId, joinedAt, ...entry }) => ({ id: personId, joinedAt, ...wantsOf(entry) }))
  }

  async count(now: number): Promise<number> {
    return this.#db.$count(queueEntries, gte(queueEntries.seenAt, now - HEARTBEAT_GRACE_MS))
  }

  async pastWaits(role: WantedRole, now: number): Promise<Wait[]> {
    return this.#db
      .select({ waitedMs: queueWaits.waitedMs, matched: queueWaits.matched })
      .from(queueWaits)
      .where(and(eq(queueWaits.role, role), gte(queueWaits.endedAt, now - NEWS_MS)))
      .orderBy(desc(queueWaits.endedAt))
      .limit(NEWS_WAITS)
  }
}

export const isWaiting = (now: number) =>
  and(isNull(queueEntries.offerId), gte(queueEntries.seenAt, now - HEARTBEAT_GRACE_MS))

export const wantsOf = ({ role, level, topics, languages }: QueueRequest): QueueRequest => ({
  role,
  level,
  topics,
  languages,
})

export async function recordWaits(
  db: Pick<Transaction, 'insert' | 'delete'>,
  entries: readonly QueueEntry[],
  { endedAt, matched }: { endedAt: number; matched: boolean },
): Promise<void> {
  if (!entries.length) return
  const waitOf = ({ role, joinedAt }: QueueEntry) => ({
    id: randomUUID(),
    role,
    waitedMs: Math.max(0, endedAt - joinedAt),
    matched,
    endedAt,
  })
  await db.delete(queueWaits).where(lt(queueWaits.endedAt, endedAt - NEWS_MS))
  await db.insert(queueWaits).values(entries.map(waitOf))
}
