import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '../db/connect.ts'
import { personColumns } from '../db/person-columns.ts'
import { sqlState, UNIQUE_VIOLATION } from '../db/sql-state.ts'
import { sessions, users } from '../db/tables/people.ts'
import { linkedGuests } from '../db/tables/profiles.ts'

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** SQL: whether the column names the person or one of their linked guests. */
export const isAnySelf = (column: PgColumn, personId: string): SQL =>
  sql`(${column} = ${personId} or ${column} in (
    select ${linkedGuests.guestId} from ${linkedGuests} where ${linkedGuests.personId} = ${personId}))`

/**
 * Guests linked to an account. Logs never change, so a linked guest keeps their seat under the guest's id; all other
 * rows move to the account.
 */
export class LinkedGuests {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** The person's id, then the ids of their linked guests. */
  async of(personId: string): Promise<string[]> {
    const rows = await this.#db
      .select({ guestId: linkedGuests.guestId })
      .from(linkedGuests)
      .where(eq(linkedGuests.personId, personId))
    return [personId, ...rows.map(({ guestId }) => guestId)]
  }

  /** Maps every id of these people, linked guests included, to the account. */
  async ofAll(personIds: readonly string[]): Promise<Map<string, string>> {
    const { guestId, personId } = linkedGuests
    const rows = await this.#db
      .select({ guestId, personId })
      .from(linkedGuests)
      .where(inArray(personId, [...personIds]))
    return new Map([
      ...personIds.map((id) => [id, id] as const),
      ...rows.map((row) => [row.guestId, row.personId] as const),
    ])
  }

  /** The person's id among `people`, which may be a linked guest's; their own id where none is. */
  async among(personId: string, people: readonly { id: string }[]): Promise<string> {
    if (people.some(({ id }) => id === personId)) return personId
    const ids = await this.of(personId)
    return ids.find((id) => people.some((person) => person.id === id)) ?? personId
  }

  /** The account to which an id belongs now. */
  async now(id: string): Promise<string> {
    const [found] = await this.#db
      .select({ personId: linkedGuests.personId })
      .from(linkedGuests)
      .where(eq(linkedGuests.guestId, id))
    return found?.personId ?? id
  }

  /** Links a guest to an account. Idempotent; a guest is linked once. */
  async join(guestId: string, personId: string, now: number): Promise<void> {
    await this.#db.transaction(async (transaction) => {
      const isGuest = and(eq(users.id, guestId), eq(users.isAnonymous, true))
      const [guest] = await transaction.select({ id: users.id }).from(users).where(isGuest).for('update')
      if (!guest) return
      for (const { column, joining } of personColumns)
        if (joining === 'moves') await move(transaction, column, { guestId, personId })
      await transaction.insert(linkedGuests).values({ guestId, personId, since: now }).onConflictDoNothing()
      // The user row stays, since other people refer to the seat by the guest's id.
      await transaction.delete(sessions).where(eq(sessions.userId, guestId))
    })
  }
}

type Move = Readonly<{ guestId: string; personId: string }>

async function move(transaction: Transaction, column: PgColumn, guest: Move): Promise<void> {
  const rows = await transaction.execute<{ place: string }>(
    sql`select ctid::text as place from ${column.table} where ${sql.identifier(column.name)} = ${guest.guestId}`,
  )
  for (const { place } of rows.rows) await moveRow(transaction, column, { ...guest, place })
}

/** Where the account already has the one row allowed, its own row stays and the guest's is deleted. */
async function moveRow(transaction: Transaction, column: PgColumn, row: Move & { place: string }): Promise<void> {
  const isRow = sql`ctid = ${row.place}::tid`
  const update = sql`update ${column.table} set ${sql.identifier(column.name)} = ${row.personId} where ${isRow}`
  try {
    await transaction.transaction((inner) => inner.execute(update))
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error
    await transaction.execute(sql`delete from ${column.table} where ${isRow}`)
  }
}
