import { randomUUID } from 'node:crypto'
import type { Complaint } from '@dryrun/shared/api/moderation.ts'
import { and, desc, eq, gt, sql } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { complaints } from '../db/tables/moderation.ts'
import { users } from '../db/tables/people.ts'
import { Denied } from '../denied.ts'

type Row = typeof complaints.$inferSelect
export type NewComplaint = Omit<Row, 'id' | 'createdAt' | 'closedAt'>

const DAY_MS = 24 * 60 * 60 * 1000
const MOST_A_DAY = 20
const mostListed = 500

/** Complaints to the operator: one per pair of people and interview. */
export class ComplaintStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Returns whether it was the first of its pair. Refuses with `quota` above the daily limit. */
  async put(complaint: NewComplaint, now: number): Promise<boolean> {
    return this.#db.transaction(async (transaction) => {
      await transaction.select({ id: users.id }).from(users).where(eq(users.id, complaint.by)).for('update')
      const latest = and(eq(complaints.by, complaint.by), gt(complaints.createdAt, now - DAY_MS))
      if ((await transaction.$count(complaints, latest)) >= MOST_A_DAY)
        throw new Denied('quota', `You can file ${MOST_A_DAY} complaints a day. File this one tomorrow.`)
      const filed = await transaction
        .insert(complaints)
        .values({ ...complaint, id: randomUUID(), createdAt: now })
        .onConflictDoNothing()
        .returning({ id: complaints.id })
      return filed.length > 0
    })
  }

  /** Open complaints first, each group by date, the latest first. */
  async list(): Promise<Complaint[]> {
    const rows = await this.#db
      .select()
      .from(complaints)
      .orderBy(sql`${complaints.closedAt} is not null`, desc(complaints.createdAt))
      .limit(mostListed)
    return rows.map(complaintOf)
  }

  /** Closes a complaint, or reopens it with null. Returns whether it exists. */
  async close(id: string, closedAt: number | null): Promise<boolean> {
    const changed = await this.#db
      .update(complaints)
      .set({ closedAt })
      .where(eq(complaints.id, id))
      .returning({ id: complaints.id })
    return changed.length > 0
  }
}

/** Built field by field: the interview's id is stored but not shown. */
const complaintOf = ({ id, by, byName, about, aboutName, kind, words, createdAt, closedAt }: Row): Complaint => ({
  id,
  by: { id: by, name: byName },
  about: { id: about, name: aboutName },
  kind,
  words,
  createdAt,
  closedAt,
})
