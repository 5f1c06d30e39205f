import { randomUUID } from 'node:crypto'
import type { Complaint } from '@dryrun/shared/api/moderation.ts'
import { and, desc, eq, gt, sql } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { complaints } from '../db/tables/moderation.ts'
import { users } from '../db/tables/people.ts'
import { Problem } from '../errors.ts'

type Row = typeof complaints.$inferSelect
export type NewComplaint = Omit<Row, 'id' | 'createdAt' | 'closedAt'>

const DAY_MS = 24 * 60 * 60 * 1000
/** How many complaints one person can file in 24 hours. */
const MOST_A_DAY = 20
/** As many as an operator is shown: the open ones first. */
const mostListed = 500

/** What people say of each other to the operator: once for each pair of people in an interview. */
export class ComplaintStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Answers whether it was the first of its kind. Refuses with `conflict` when it is one too many that day. */
  async put(complaint: NewComplaint, now: number): Promise<boolean> {
    return this.#db.transaction(async (transaction) => {
      await transaction.select({ id: users.id }).from(users).where(eq(users.id, complaint.by)).for('update')
      const latest = and(eq(complaints.by, complaint.by), gt(complaints.createdAt, now - DAY_MS))
      if ((await transaction.$count(complaints, latest)) >= MOST_A_DAY)
        throw new Problem('conflict', `You can file ${MOST_A_DAY} complaints a day. File this one tomorrow.`)
      const filed = await transaction
        .insert(complaints)
        .values({ ...complaint, id: randomUUID(), createdAt: now })
        .onConflictDoNothing()
        .returning({ id: complaints.id })
      return filed.length > 0
    })
  }

  /** The open ones first, of each kind the latest first. */
  async list(): Promise<Complaint[]> {
    const rows = await this.#db
      .select()
      .from(complaints)
      .orderBy(sql`${complaints.closedAt} is not null`, desc(complaints.createdAt))
      .limit(mostListed)
    return rows.map(complaintOf)
  }

  /** Closes it, or opens it again; answers whether it is there. */
  async close(id: string, closedAt: number | null): Promise<boolean> {
    const changed = await this.#db
      .update(complaints)
      .set({ closedAt })
      .where(eq(complaints.id, id))
      .returning({ id: complaints.id })
    return changed.length > 0
  }
}

/** Built by naming: which interview it was about is kept, and not shown. */
const complaintOf = ({ id, by, byName, about, aboutName, kind, words, createdAt, closedAt }: Row): Complaint => ({
  id,
  by: { id: by, name: byName },
  about: { id: about, name: aboutName },
  kind,
  words,
  createdAt,
  closedAt,
})
