import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenDatabase } from '@dryrun/server/db/connect.ts'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { eachDatabase } from '../../support/servers/databases.ts'

eachDatabase((name, connect) => {
  /** Drops connections like a restart of the database. */
  const cut = async ({ pool }: OpenDatabase): Promise<void> => {
    if (name === 'PostgreSQL')
      await pool.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
      )
    else process.kill(JSON.parse(readFileSync(join(`${pool.options.host}`, '../database.lock'), 'utf8')).pid, 'SIGKILL')
  }

  it('[DF13] a connection that is lost while somebody has it, between two statements, fails that one alone', async () => {
    const database = await connect()
    const lost = new Promise((resolve) => database.pool.once('acquire', (client) => client.once('end', resolve)))
    const written = database.db.transaction(async (transaction) => {
      await transaction.execute(sql`select 1`)
      await cut(database)
      await lost
      await transaction.execute(sql`select 2`)
    })
    await expect(written).rejects.toThrow()
    const answers = async () => (await database.pool.query('select 1 as one').catch(() => undefined))?.rows
    await expect.poll(answers, { timeout: 30_000 }).toEqual([{ one: 1 }])
    await database.close()
  })
})
