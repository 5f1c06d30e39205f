import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { questionOf } from '../support/domain/facts.ts'
import { expectSurvived, Ordeal } from '../support/faults/ordeal.ts'
import { startApp } from '../support/http/app.ts'
import { tableAt } from '../support/http/table.ts'
import { type Cluster, startCluster } from '../support/servers/postgres-cluster.ts'
import { copyTemplate, createTemplate } from '../support/servers/postgres-template.ts'

/** Longer than the statement timeout, so that pending statements are given up. A full run sets 30. */
const hangMs = Number(process.env.DRYRUN_HANG_SECONDS ?? 12) * 1_000

describe.skipIf(!inject('postgres'))('PostgreSQL', () => {
  let cluster: Cluster
  let template: string
  let place: { DATABASE_URL: string }
  let ordeal: Ordeal | undefined
  beforeAll(async () => {
    // `synchronous_commit` makes acknowledged commits survive a kill.
    const started = await startCluster({ settings: { synchronous_commit: 'on', max_connections: 40 } })
    if (!started) throw new Error('PostgreSQL did not start')
    cluster = started
    template = await createTemplate(cluster.url)
  })
  beforeEach(async () => {
    place = { DATABASE_URL: await copyTemplate(cluster.url, template) }
  })
  afterEach(async () => {
    cluster.thaw()
    await ordeal?.server.wipeOut()
    ordeal = undefined
  })
  afterAll(() => cluster?.stop())

  const faults = {
    restarted: { begin: () => cluster.halt(), end: () => cluster.start() },
    killed: { begin: () => cluster.kill(), end: () => cluster.start() },
    hung: { begin: () => cluster.freeze(), last: untilGivenUp, end: () => cluster.thaw() },
  }
  it.each(['restarted', 'killed', 'hung'] as const)(
    '[DF9] whatever befalls PostgreSQL, the server lives, all are told, and nothing acknowledged is lost or done twice (%s)',
    async (what) => {
      ordeal = await Ordeal.on(place)
      await expectSurvived(`PostgreSQL ${what}`, ordeal, faults[what])
    },
    60_000 + 2 * hangMs,
  )

  /** While the database hangs, no request waits: pending commands, new commands and other requests all fail fast. */
  async function untilGivenUp({ live }: Ordeal): Promise<void> {
    const begun = performance.now()
    await expect.poll(() => live.busy.map(({ onTheirWay }) => onTheirWay)).toEqual([0, 0])
    const asked = await live.table.ada.submit(say('never sent again'))
    expect(asked).toEqual(notSaved)
    do expect(await live.table.eve.get('/api/interviews')).toMatchObject({ status: 503, body: { code: 'unavailable' } })
    while (performance.now() - begun < hangMs)
  }

  it('[L28] a commit that lands after all counts as another writer’s: its connection had been given up', async () => {
    const questions = ['orders', 'search', 'chat'].map((id) => questionOf(id))
    const { url, pool, stop } = await startApp(place.DATABASE_URL, {}, questions)
    const { id, ada, bob, everyone } = await tableAt(url)
    for (const person of everyone) person.patienceMs = 60_000
    const number = async (query: string) => (await pool.query<{ n: number }>(query)).rows[0]?.n ?? 0
    const storedLate = () => number(`select count(*)::int n from interview_events where event ->> 'text' = 'late'`)
    const [late, next] = [randomUUID(), randomUUID()]

    const writer = await number(`select pid n from pg_stat_activity
      where application_name = 'dryrun writer' and datname = current_database()`)
    process.kill(writer, 'SIGSTOP')
    expect(await ada.submit(say('late'), late)).toEqual(notSaved)
    await bob.until(({ isSaving }) => !isSaving)
    await bob.until(({ isSaving }) => isSaving)
    expect(await storedLate()).toBe(0)
    process.kill(writer, 'SIGCONT')
    await expect.poll(storedLate, { timeout: 30_000 }).toBe(1)
    expect(bob.view?.chat).toEqual([])

    expect(await bob.submit(say('next'), next)).toEqual(notSaved)
    for (const person of everyone) await person.until(({ isConnected }) => !isConnected)
    for (const person of everyone) await person.connect(id)
    expect(await ada.submit(say('late'), late)).toEqual({ ok: true })
    expect(await bob.submit(say('next'), next)).toEqual({ ok: true })
    for (const person of everyone) {
      await person.until(({ view }) => view?.chat.length === 2)
      expect(person.view?.chat.map(({ text }) => text)).toEqual(['late', 'next'])
      person.disconnect()
    }
    await stop()
  }, 120_000)

  it('[DF10] while every connection is taken requests are answered with a code, and rooms go on', async () => {
    ordeal = await Ordeal.on(place, { DATABASE_CONNECTIONS: '2' })
    const { live } = ordeal
    const { eve } = live.table
    const list = () => eve.get('/api/interviews')
    const unavailable = { status: 503, body: { code: 'unavailable' } }

    // Exhausts the server's own pool with requests that wait for a lock.
    const other = await connected(place.DATABASE_URL)
    await other.query('begin')
    await other.query('lock table interviews in access exclusive mode')
    const asked = Array.from({ length: 6 }, list)
    await live.untilSome(20)
    for (const answer of await Promise.all(asked)) expect(answer).toMatchObject(unavailable)
    await other.query('rollback')
    expect(await list()).toMatchObject({ status: 200 })

    // Exhausts the database's connections from outside, so that the server gets no new ones.
    const others = await takeAll(cluster.url)
    await other.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dryrun'`)
    others.push(...(await takeAll(cluster.url)))
    expect(await list()).toMatchObject(unavailable)
    await live.untilSome(20)
    for (const client of [other, ...others]) await client.end()
    expect(await list()).toMatchObject({ status: 200 })

    for (const person of live.table.everyone) expect(person.news.filter(({ type }) => type === 'saving')).toEqual([])
    expect(await ordeal.faults('connections exhausted')).toEqual([])
  }, 120_000)
})

const say = (text: string) => ({ type: 'say', text }) as const
const notSaved = { ok: false, code: 'notSaved' }

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url)
  client.on('error', () => {})
  await client.connect()
  return client
}

async function takeAll(url: string): Promise<pg.Client[]> {
  const taken: pg.Client[] = []
  try {
    for (;;) taken.push(await connected(url))
  } catch (error) {
    if ((error as { code?: string }).code !== '53300') throw error
  }
  return taken
}
