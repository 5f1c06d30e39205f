import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '../db/connect.ts'
import { personColumns } from '../db/person-columns.ts'
import { sqlState, UNIQUE_VIOLATION } from '../db/sql-state.ts'
import { sessions, users } from '../db/tables/people.ts'
import { earlierSelves } from '../db/tables/profiles.ts'

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** Whether a column names this person, or a guest they have been. */
export const isAnySelf = (column: PgColumn, personId: string): SQL =>
  sql`(${column} = ${personId} or ${column} in (
    select ${earlierSelves.guestId} from ${earlierSelves} where ${earlierSelves.personId} = ${personId}))`

/**
 * The guests that people were before they went on with an account they had already. The log of an interview is never
 * changed, so there they keep their seat under the guest's id; everywhere else what was the guest's is the account's.
 */
export class EarlierSelves {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Every id that somebody has a seat under, their own first. */
  async of(personId: string): Promise<string[]> {
    const rows = await this.#db
      .select({ guestId: earlierSelves.guestId })
      .from(earlierSelves)
      .where(eq(earlierSelves.personId, personId))
    return [personId, ...rows.map(({ guestId }) => guestId)]
  }

  /** The same for many: every id that one of them has a seat under, and whose it is. */
  async ofAll(personIds: readonly string[]): Promise<Map<string, string>> {
    const { guestId, personId } = earlierSelves
    const rows = await this.#db
      .select({ guestId, personId })
      .from(earlierSelves)
      .where(inArray(personId, [...personIds]))
    return new Map([
      ...personIds.map((id) => [id, id] as const),
      ...rows.map((row) => [row.guestId, row.personId] as const),
    ])
  }

  /** Under which id somebody sits among these people; their own where they don't. */
  async among(personId: string, people: readonly { id: string }[]): Promise<string> {
    if (people.some(({ id }) => id === personId)) return personId
    const ids = await this.of(personId)
    return ids.find((id) => people.some((person) => person.id === id)) ?? personId
  }

  /** Who it is that sits under this id. */
  async now(id: string): Promise<string> {
    const [found] = await this.#db
      .select({ personId: earlierSelves.personId })
      .from(earlierSelves)
      .where(eq(earlierSelves.guestId, id))
    return found?.personId ?? id
  }

  /** From now on the guest is this person; asked for twice, it happens once, and nobody else gets them. */
  async join(guestId: string, personId: string, now: number): Promise<void> {
    await this.#db.transaction(async (transaction) => {
      const isGuest = and(eq(users.id, guestId), eq(users.isAnonymous, true))
      const [guest] = await transaction.select({ id: users.id }).from(users).where(isGuest).for('update')
      if (!guest) return
      for (const { column, joining } of personColumns)
        if (joining === 'moves') await move(transaction, column, { guestId, personId })
      await transaction.insert(earlierSelves).values({ guestId, personId, since: now }).onConflictDoNothing()
      // The row itself stays: others may mean whoever sits there, and name them by that id.
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

/** Where there can be but one row of a kind and the account has one, its own stays. */
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
