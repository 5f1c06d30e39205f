import { rmSync } from 'node:fs'
import { type OpenDatabase, openDatabase } from '@dryrun/server/db/connect.ts'
import { pino } from 'pino'
import { afterAll, describe, inject } from 'vitest'
import { copyEmbedded } from './embedded-copy.ts'
import { copyTemplate, dropCopy } from './postgres-template.ts'

/** The environment settings that lead a server to one database. */
export type Place = { DATABASE_URL: string } | { DATA_DIR: string }

type Body = (name: 'embedded' | 'PostgreSQL', connect: () => Promise<OpenDatabase>, place: () => Promise<Place>) => void

/**
 * Runs the same tests on both databases. `connect` opens a database with tables and no rows, `place` makes one without
 * opening it. All close with the suite; closing one earlier lets it be reused. Without PostgreSQL its half is skipped
 * and reported.
 */
export function eachDatabase(body: Body): void {
  describe('on the embedded database', () => run('embedded', embedded(), body))
  const postgres = inject('postgres')
  describe.skipIf(!postgres)('on PostgreSQL', () => run('PostgreSQL', postgresql(), body))
}

/** For tests independent of the kind of database: PostgreSQL, or without one the embedded database. */
export function someDatabase(body: Body): void {
  const postgres = inject('postgres')
  if (postgres) describe('on PostgreSQL', () => run('PostgreSQL', postgresql(), body))
  else describe('on the embedded database', () => run('embedded', embedded(), body))
}

type Kind = {
  place(): Promise<Place>
  /** Empties a closed database for reuse; absent where that costs as much as a new one. */
  empty?(database: OpenDatabase): Promise<void>
  remove(place: Place): Promise<void>
}

function run(name: 'embedded' | 'PostgreSQL', kind: Kind, body: Body): void {
  const places: Place[] = []
  const idle: OpenDatabase[] = []
  const open = new Set<OpenDatabase>()

  async function place(): Promise<Place> {
    const made = await kind.place()
    places.push(made)
    return made
  }

  async function connect(): Promise<OpenDatabase> {
    const database = idle.pop() ?? (await openDatabase(configOf(await place()), pino({ level: 'silent' })))
    open.add(database)
    const lent = { ...database, close: () => giveBack(database, lent) }
    return lent
  }

  async function giveBack(database: OpenDatabase, lent: OpenDatabase): Promise<void> {
    lent.close = async () => {}
    open.delete(database)
    if (!kind.empty) return await database.close()
    await kind.empty(database)
    idle.push(database)
  }

  afterAll(async () => {
    for (const database of [...open, ...idle]) await database.close()
    for (const made of places) await kind.remove(made)
  })
  body(name, connect, place)
}

function embedded(): Kind {
  return {
    place: async () => ({ DATA_DIR: copyEmbedded() }),
    // Its process takes a second to start; emptying its tables, a few milliseconds.
    async empty({ pool }) {
      const { rows } = await pool.query<{ names: string | null }>(
        `select string_agg(quote_ident(tablename), ', ') as names from pg_tables where schemaname = 'public'`,
      )
      if (rows[0]?.names) await pool.query(`truncate ${rows[0].names} restart identity cascade`)
    },
    async remove(place) {
      if ('DATA_DIR' in place) rmSync(place.DATA_DIR, { recursive: true, force: true })
    },
  }
}

function postgresql(): Kind {
  const { url, template } = inject('postgres') ?? { url: '', template: '' }
  return {
    place: async () => ({ DATABASE_URL: await copyTemplate(url, template) }),
    async remove(place) {
      if ('DATABASE_URL' in place) await dropCopy(url, place.DATABASE_URL)
    },
  }
}

export const configOf = (place: Place) => ({
  database: { url: 'DATABASE_URL' in place ? place.DATABASE_URL : undefined, connections: 5 },
  dataDir: 'DATA_DIR' in place ? place.DATA_DIR : '',
})
