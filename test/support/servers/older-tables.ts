import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type pg from 'pg'

const migrations = join(import.meta.dirname, '../../../migrations')

/** Empties a database and applies the migrations up to `last`. */
export async function makeOlder(pool: pg.Pool, last: string): Promise<void> {
  await pool.query('drop schema public cascade; drop schema drizzle cascade; create schema public')
  const folder = mkdtempSync(join(tmpdir(), 'dryrun-migrations-'))
  try {
    cpSync(migrations, folder, { recursive: true })
    const journal = join(folder, 'meta/_journal.json')
    const list = JSON.parse(readFileSync(journal, 'utf8'))
    const isLast = ({ tag }: { tag: string }) => tag === last
    const entries = list.entries.slice(0, list.entries.findIndex(isLast) + 1)
    writeFileSync(journal, JSON.stringify({ ...list, entries }))
    await migrate(drizzle({ client: pool }), { migrationsFolder: folder })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Columns and rows by table; rows are sorted by their text. */
export type Tables = Record<string, { columns: string[]; rows: unknown[][] }>

/** Reads every table of ours; of those in `older` only the columns there. */
export async function readTables(pool: pg.Pool, older: Tables = {}): Promise<Tables> {
  const { rows: found } = await pool.query<{ name: string; columns: string[] }>(
    `select table_name as name, array_agg(column_name::text order by ordinal_position) as columns
     from information_schema.columns where table_schema = 'public' group by 1 order by 1`,
  )
  const tables: Tables = {}
  for (const { name, columns: all } of found) {
    const columns = older[name]?.columns ?? all
    const { rows } = await pool.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from "${name}" t order by t::text`,
    )
    tables[name] = { columns, rows: rows.map(({ row }) => columns.map((column) => row[column])) }
  }
  return tables
}
