import { randomUUID } from 'node:crypto'
import type { Complaint } from '@dryrun/shared/api/standing.ts'
import { desc, eq, sql } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { complaints } from '../db/tables/standing.ts'

type Row = typeof complaints.$inferSelect
export type NewComplaint = Omit<Row, 'id' | 'createdAt' | 'closedAt'>

/** As many as an operator is shown: the open ones first. */
const mostListed = 500

/** What people say of each other to the operator: once for each pair of people in an interview. */
export class ComplaintStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Answers whether it was the first of its kind. */
  async put(complaint: NewComplaint, now: number): Promise<boolean> {
    const filed = await this.#db
      .insert(complaints)
      .values({ ...complaint, id: randomUUID(), createdAt: now })
      .onConflictDoNothing()
      .returning({ id: complaints.id })
    return filed.length > 0
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
