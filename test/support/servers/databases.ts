import { rmSync } from 'node:fs'
import { type OpenDatabase, openDatabase } from '@dryrun/server/db/connect.ts'
import { pino } from 'pino'
import { afterAll, describe, inject } from 'vitest'
import { copyEmbedded } from './embedded-copy.ts'
import { lendEmbedded } from './embedded-pool.ts'
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
  connect(): Promise<OpenDatabase>
  /** Ends what `place` and `connect` have made. */
  end(): Promise<void>
}

function run(name: 'embedded' | 'PostgreSQL', kind: Kind, body: Body): void {
  const open = new Set<OpenDatabase>()

  async function connect(): Promise<OpenDatabase> {
    const database = await kind.connect()
    open.add(database)
    return {
      ...database,
      async close() {
        if (open.delete(database)) await database.close()
      },
    }
  }

  afterAll(async () => {
    for (const database of open) await database.close()
    await kind.end()
  })
  body(name, connect, kind.place)
}

const silent = pino({ level: 'silent' })

function embedded(): Kind {
  const folders: string[] = []
  return {
    place: async () => {
      const folder = copyEmbedded()
      folders.push(folder)
      return { DATA_DIR: folder }
    },
    connect: () => openDatabase(configOf({ DATA_DIR: '' }), silent, lendEmbedded),
    async end() {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    },
  }
}

function postgresql(): Kind {
  const { url, template } = inject('postgres') ?? { url: '', template: '' }
  const copies: string[] = []
  const place = async () => {
    const copy = await copyTemplate(url, template)
    copies.push(copy)
    return { DATABASE_URL: copy }
  }
  return {
    place,
    connect: async () => openDatabase(configOf(await place()), silent),
    async end() {
      for (const copy of copies) await dropCopy(url, copy)
    },
  }
}

export const configOf = (place: Place) => ({
  database: { url: 'DATABASE_URL' in place ? place.DATABASE_URL : undefined, connections: 5 },
  dataDir: 'DATA_DIR' in place ? place.DATA_DIR : '',
})
