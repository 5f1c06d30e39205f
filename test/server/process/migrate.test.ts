import { migrate, turnKey } from '@dryrun/server/db/migrate.ts'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { copyTemplate, dropCopy } from '../../support/servers/postgres-template.ts'

const postgres = inject('postgres')

/** Only PostgreSQL serves several servers, so only there a migration waits for another. */
describe.skipIf(!postgres)('bringing the tables of PostgreSQL up to date', () => {
  let url: string
  beforeAll(async () => {
    url = await copyTemplate(postgres?.url ?? '', postgres?.template ?? '')
  })
  afterAll(() => dropCopy(postgres?.url ?? '', url))

  it('[KF4] a server that starts waits for another’s migration, longer than any statement may take', async () => {
    const other = new pg.Client(url)
    await other.connect()
    await other.query('select pg_advisory_lock($1)', [turnKey])
    const hasty = new pg.Pool({ connectionString: url, statement_timeout: 100, query_timeout: 100 })
    const end = migrate(hasty).then(() => 'done', String)
    const waiting = "select 1 from pg_locks where locktype = 'advisory' and not granted"
    await expect.poll(async () => (await other.query(waiting)).rows.length).toBe(1)
    // Database time; five times the statement timeout.
    await other.query('select pg_sleep(0.5)')
    await other.end()
    expect(await end).toBe('done')
    await hasty.end()
  })
})
