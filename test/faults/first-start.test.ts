import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openDatabase } from '@dryrun/server/db/connect.ts'
import type pg from 'pg'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ada, INTERVIEW } from '../support/domain/facts.ts'
import { Rehearsal } from '../support/domain/rehearsal.ts'
import { firstStartFailpoints, migrationFailpoints, type StartFailpoint } from '../support/faults/start-failpoint.ts'
import { configOf, eachDatabase, type Place } from '../support/servers/databases.ts'
import { record } from '../support/servers/figures.ts'
import { makeOlder, readTables } from '../support/servers/older-tables.ts'
import { NotStarted, type ServerProcess, startServer } from '../support/servers/server-process.ts'

/** Applies to the embedded database's process too, which the server starts. */
const preload = `--import ${pathToFileURL(join(import.meta.dirname, '../support/faults/preload-start-failpoints.mjs'))}`

/** Later migrations create tables and alter the log's table. */
const SOME_MIGRATIONS_AGO = '0010_quotas'

const start = (settings: Record<string, string>) => startServer(settings)

async function dieOnceAt(settings: Record<string, string>, failpoint: StartFailpoint): Promise<void> {
  const fate = { FAILPOINT: failpoint, NODE_OPTIONS: preload }
  const server = await start({ ...settings, ...fate }).catch((error: unknown) => error)
  expect(server).toBeInstanceOf(NotStarted)
  expect(`${server}`).toContain(`killed once ${failpoint}\n\n(exit null)`)
}

async function isReady({ url }: ServerProcess): Promise<boolean> {
  const { ok } = await fetch(`${url}/readyz`)
  const headers = { 'content-type': 'application/json' }
  const { status } = await fetch(`${url}/api/me`, { method: 'POST', headers, body: JSON.stringify({ name: 'Ada' }) })
  return ok && status === 200
}

describe('with nothing there', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dryrun-first-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('[KF2] killed anywhere in its first start, the server starts again as if nothing had been', {
    timeout: 300_000,
  }, async () => {
    const settings = { DATA_DIR: join(folder, 'data') }
    for (const failpoint of [...firstStartFailpoints, 'migration half done'] as const)
      await dieOnceAt(settings, failpoint)
    const server = await start(settings)
    expect(await isReady(server)).toBe(true)
    expect(await server.kill('SIGTERM')).toBe(0)
    record('starts cut short', { kills: firstStartFailpoints.length + 1 })
  })
})

eachDatabase((_name, _connect, place) => {
  async function inside<T>(where: Place, look: (pool: pg.Pool) => Promise<T>): Promise<T> {
    const database = await openDatabase(configOf(where), pino({ level: 'silent' }))
    try {
      return await look(database.pool)
    } finally {
      await database.close()
    }
  }

  it('[KF3] killed anywhere in a migration, the server starts again, with the newest tables and every row it had', {
    timeout: 300_000,
  }, async () => {
    const where = await place()
    const newest = Object.keys(await inside(where, readTables))
    const before = await inside(where, async (pool) => {
      await makeOlder(pool, SOME_MIGRATIONS_AGO)
      await fill(pool)
      return readTables(pool)
    })
    const added = newest.filter((name) => !(name in before))
    expect(added).not.toEqual([])
    const settings = { ...where, AUTH_SECRET: 'x'.repeat(40) }
    for (const failpoint of migrationFailpoints) {
      await dieOnceAt(settings, failpoint)
      if (failpoint === 'migration done') expect(await inside(where, readTables)).toEqual(before)
    }
    const after = await inside(where, (pool) => readTables(pool, before))
    expect(after).toMatchObject(before)
    expect(Object.keys(after)).toEqual(newest)
    for (const name of added) expect(after[name]?.rows).toEqual([])
    const server = await start(settings)
    expect(await isReady(server)).toBe(true)
    expect(await server.kill('SIGTERM')).toBe(0)
    record('migrations cut short', { kills: migrationFailpoints.length })
  })
})

/** Users and a logged interview, as the version of `SOME_MIGRATIONS_AGO` stored them. */
async function fill(pool: pg.Pool): Promise<void> {
  await pool.query(
    `insert into users (id, name, email) select 'u' || n, 'Guest', n || '@x' from generate_series(1, 20) n`,
  )
  const rehearsal = await Rehearsal.open()
  for (let n = 0; n < 50; n += 1) await rehearsal.do(ada, { type: 'say', text: `${n}` })
  await pool.query(
    `insert into interview_events (interview_id, seq, at, by, command_id, event)
     select $1::uuid, seq, at, by, "commandId", event from jsonb_to_recordset($2::jsonb)
       as entry(seq integer, at bigint, by text, "commandId" uuid, event jsonb)`,
    [INTERVIEW, JSON.stringify(rehearsal.entries())],
  )
}
