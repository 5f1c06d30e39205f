import { and, eq } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { users } from '../db/tables/people.ts'

/** The person's verified address; undefined for guests and unverified addresses. */
export async function provenAddress(db: Database, personId: string): Promise<string | undefined> {
  const [found] = await db
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.id, personId), eq(users.isAnonymous, false), eq(users.emailVerified, true)))
  return found?.email
}
