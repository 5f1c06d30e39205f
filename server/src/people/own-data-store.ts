import type { Profile } from '@dryrun/shared/api/profile.ts'
import { eq, inArray } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { personColumns } from '../db/person-columns.ts'
import { users } from '../db/tables/people.ts'

type Person = Readonly<{ id: string; name: string; email: string | null; createdAt: string }>
export type OwnRows = Readonly<{ person: Person; profile: Profile; rows: Readonly<Record<string, unknown[]>> }>

/** Selects the columns named in `personColumns`; others are left out. */
export async function ownRows(db: Database, selves: readonly string[]): Promise<OwnRows['rows']> {
  const rows: Record<string, unknown[]> = {}
  for (const { column, told } of personColumns) {
    if (!told) continue
    const [name, asked] = told
    const found = await db
      .select(asked)
      .from(column.table)
      .where(inArray(column, [...selves]))
    rows[name] = [...(rows[name] ?? []), ...found]
  }
  return rows
}

export async function ownPerson(db: Database, personId: string): Promise<Person | undefined> {
  const [found] = await db.select().from(users).where(eq(users.id, personId))
  if (!found) return undefined
  const { id, name, isAnonymous, email, createdAt } = found
  return { id, name, email: isAnonymous ? null : email, createdAt: createdAt.toISOString() }
}
