import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type pg from 'pg'

const migrations = join(import.meta.dirname, '../../migrations')

/** Empties a database, and gives it the tables as of the migration `last`; without it, as of the last but one. */
export async function makeOlder(pool: pg.Pool, last?: string): Promise<void> {
  await pool.query('drop schema public cascade; drop schema drizzle cascade; create schema public')
  const folder = mkdtempSync(join(tmpdir(), 'dryrun-migrations-'))
  try {
    cpSync(migrations, folder, { recursive: true })
    const journal = join(folder, 'meta/_journal.json')
    const list = JSON.parse(readFileSync(journal, 'utf8'))
    const isLast = ({ tag }: { tag: string }) => tag === last
    const entries = list.entries.slice(0, last ? list.entries.findIndex(isLast) + 1 : -1)
    writeFileSync(journal, JSON.stringify({ ...list, entries }))
    await migrate(drizzle({ client: pool }), { migrationsFolder: folder })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every row of every table of ours, in words, in some order that is always the same. */
export async function rowsIn(pool: pg.Pool): Promise<Record<string, string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const all: Record<string, string[]> = {}
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`select to_jsonb(t)::text as row from "${name}" t order by 1`)
    all[name] = rows.map(({ row }) => row)
  }
  return all
}
