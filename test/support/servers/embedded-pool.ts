import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { type Embedded, startEmbedded } from '@dryrun/server/db/embedded.ts'
import pg from 'pg'
import { pino } from 'pino'
import { inject } from 'vitest'
import { copyEmbedded } from './embedded-copy.ts'

/** Processes without a borrower. They serve the later files of this worker and end with it. */
const idle: Embedded[] = []

/**
 * Lends an embedded database with tables and no rows. Its process takes two seconds of a processor to start; emptying
 * its tables, a few milliseconds. `close` gives it back.
 */
export async function lendEmbedded(): Promise<Embedded> {
  const embedded = idle.pop() ?? (await start())
  let isLent = true
  return {
    ...embedded,
    async close() {
      if (!isLent) return
      isLent = false
      await empty(embedded)
      idle.push(embedded)
    },
  }
}

function start(): Promise<Embedded> {
  const folder = copyEmbedded(mkdtempSync(join(inject('embeddedCopies'), 'data-')))
  return startEmbedded(folder, pino({ level: 'silent' }))
}

async function empty({ connection }: Embedded): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<{ names: string | null }>(
      `select string_agg(quote_ident(tablename), ', ') as names from pg_tables where schemaname = 'public'`,
    )
    if (rows[0]?.names) await client.query(`truncate ${rows[0].names} restart identity cascade`)
  } finally {
    await client.end()
  }
}
