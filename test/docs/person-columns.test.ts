import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { personColumns } from '@dryrun/server/db/person-columns.ts'
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { type PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { expect, it } from 'vitest'

const folder = join(import.meta.dirname, '../../server/src/db/tables')
const modules: Record<string, unknown>[] = await Promise.all(
  readdirSync(folder).map((file) => import(join(folder, file)) as Promise<Record<string, unknown>>),
)
const columns = modules
  .flatMap((module) => Object.values(module))
  .filter((value): value is PgTable => is(value, PgTable))
  .flatMap((table) => Object.values(getTableColumns(table)) as PgColumn[])

/** Person ids are text columns with these names; other ids have another type or name. */
const namesPeople =
  /^(by|about|blocked|.*_by|.*(person|user|owner|host|guest|author|interviewer|candidate|partner|absentee|reviewer|scorer)(_id)?)$/
/** Columns with such names that hold a role, a seat or the operator's name. */
const otherwise = new Set([
  'slots.offer_by',
  'slots.cancelled_by',
  'links.made_by',
  'interview_people.let_in_by',
  'suspensions.by',
  'suspended_addresses.by',
])

const called = (column: PgColumn) => `${getTableName(column.table)}.${column.name}`

it('[AC12] every column that names a person says what becomes of it when they leave, or sign in elsewhere', () => {
  const found = columns.filter(({ dataType, name }) => dataType === 'string' && namesPeople.test(name)).map(called)
  const listed = personColumns.map(({ column }) => called(column))
  const help = 'add it to server/src/db/person-columns.ts, or here where it names nobody'
  for (const column of found.filter((each) => !otherwise.has(each)))
    expect(listed, `${column} seems to name a person: ${help}`).toContain(column)
  expect(listed.filter((column) => !columns.map(called).includes(column))).toEqual([])
})
