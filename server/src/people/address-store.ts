import { and, eq } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { users } from '../db/tables/people.ts'

/** Where somebody can be written to. Nothing for a guest, and for an address that nobody has shown to be theirs. */
export async function provenAddress(db: Database, personId: string): Promise<string | undefined> {
  const [found] = await db
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.id, personId), eq(users.isAnonymous, false), eq(users.emailVerified, true)))
  return found?.email
}
