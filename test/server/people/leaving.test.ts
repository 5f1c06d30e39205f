import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { personColumns } from '@dryrun/server/db/person-columns.ts'
import { getTableName } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { eachHouse } from '../../support/http/each-house.ts'
import { password, register, signedIn } from '../../support/http/member.ts'
import { Participant } from '../../support/http/participant.ts'
import { threeRounds, tokenOf } from '../../support/http/table.ts'

const json = { 'content-type': 'application/json' }
const leave = (person: Participant, proof: string) =>
  person.request('/api/account', { method: 'DELETE', headers: json, body: JSON.stringify({ proof }) })
const anAddress = () => `${randomUUID()}@example.org`

eachHouse({ LIMIT_SIGN_IN_PER_ACCOUNT: '1000' }, (house) => {
  const rowsWith = async (text: string) => {
    const { rows } = await house.server.pool.query(
      `select (select count(*) from interview_events where event::text like $1)
            + (select count(*) from interview_people where name like $1)
            + (select count(*) from users where name like $1) as count`,
      [`%${text}%`],
    )
    return Number(rows[0].count)
  }

  async function two() {
    const { url } = house.server
    const name = `Ada ${randomUUID()}`
    const [ada, bob] = [await Participant.named(url, name), await Participant.named(url, 'Bob')]
    const shared = await ada.open(threeRounds)
    await bob.claim(tokenOf(shared.links, 'guest'))
    for (const person of [ada, bob]) await person.connect(shared.id)
    await ada.do({ type: 'startRound' })
    await bob.do({ type: 'say', text: 'Hello.' })
    await ada.do({ type: 'endInterview' })
    const alone = await ada.open(threeRounds)
    return { ada, bob, name, shared: shared.id, alone: alone.id }
  }

  it('[AC13] whoever leaves takes along what is theirs alone; what others sit in stays theirs, without the name', async () => {
    const { ada, bob, name, shared, alone } = await two()
    const email = anAddress()
    await register(ada, email)
    const id = ada.me?.id ?? ''
    await ada.connect(alone)
    expect((await leave(ada, password)).status).toBe(200)
    await ada.until(({ isConnected }) => !isConnected)
    expect((await ada.get('/api/me')).body).toEqual({ me: null })
    const again = { email, password, bring: true }
    expect((await new Participant(house.server.url).post('/api/sign-in', again)).status).toBe(401)

    expect(await rowsWith(name)).toBe(0)
    const { rows } = await house.server.pool.query('select 1 from interview_events where interview_id = $1', [alone])
    expect(rows).toEqual([])
    for (const path of ['', '/replay', '/recording', '/timeline.md', '/replay/frames']) {
      const { status, body } = await bob.get(`/api/interviews/${shared}${path}`)
      expect(status, path).toBe(200)
      expect(JSON.stringify(body), path).not.toContain(name)
    }
    const reloaded = bob.anotherTab()
    await reloaded.connect(shared)
    await reloaded.until(({ view }) => view?.people.some((person) => person.name === 'Someone who has left'))
    for (const tab of [bob, reloaded]) tab.disconnect()
    for (const { column, leaving } of personColumns) {
      if (leaving !== 'goes') continue
      const table = getTableName(column.table)
      const { rowCount } = await house.server.pool.query(`select 1 from ${table} where ${column.name} = $1`, [id])
      expect([table, rowCount]).toEqual([table, 0])
    }
  })

  it('[AC13] what two have left is nobody’s any more, and goes with the second', async () => {
    const { ada, bob, name, shared } = await two()
    for (const person of [ada, bob]) person.disconnect()
    expect((await leave(ada, name)).status).toBe(200)
    expect((await leave(bob, 'Bob')).status).toBe(200)
    const { rows } = await house.server.pool.query('select 1 from interview_events where interview_id = $1', [shared])
    expect(rows).toEqual([])
  })

  it('[AC13] whoever has been a guest elsewhere leaves there too', async () => {
    const { ada, bob, name, shared } = await two()
    for (const person of [ada, bob]) person.disconnect()
    const email = anAddress()
    await register(new Participant(house.server.url), email, 'Ada')
    await signedIn(house.server.url, email, ada)
    expect((await leave(ada, password)).status).toBe(200)
    expect(await rowsWith(name)).toBe(0)
    expect(JSON.stringify((await bob.get(`/api/interviews/${shared}`)).body)).toContain('Someone who has left')
  })

  it('[AC14] nobody is deleted by a slip: it takes the password, or the name where there is none', async () => {
    const { ada, bob, name } = await two()
    for (const person of [ada, bob]) person.disconnect()
    for (const wrong of ['Ada', password]) expect((await leave(ada, wrong)).status).toBe(409)
    await register(ada, anAddress(), name)
    expect((await leave(ada, name)).status).toBe(409)
    expect((await ada.get('/api/me')).body).toEqual({ me: ada.me })
  })

  it('[AC15] all that is kept of somebody is one file, and of each interview what they may see of it', async () => {
    const { ada, bob, shared, alone } = await two()
    for (const person of [ada, bob]) person.disconnect()
    const email = anAddress()
    await register(ada, email)
    const files = await Promise.all([ada, bob].map((person) => person.get('/api/account/data')))
    const [adas, bobs] = files.map(({ status, body }) => {
      expect(status).toBe(200)
      return body as { person: object; interviews: { id: string; recording: { format: string } | null }[] }
    })
    expect(adas?.person).toMatchObject({ id: ada.me?.id, email })
    const recorded = (file = adas) => file?.interviews.map(({ id, recording }) => [id, recording?.format ?? null])
    expect(recorded()?.sort()).toEqual([[shared, 'dryrun-recording'] as const, [alone, null] as const].sort())
    expect(recorded(bobs)).toEqual([[shared, 'dryrun-recording']])
    expect(JSON.stringify(adas)).toContain('the hot partition')
    expect(JSON.stringify(bobs)).not.toContain('the hot partition')
    expect(JSON.stringify(bobs)).not.toContain(email)
  })

  it('[AC15] recordings that were brought along are in the file as they were', async () => {
    const bob = await Participant.named(house.server.url, 'Bob')
    const brought = { ownerId: bob.me?.id ?? '', title: 'Practice', content: gzipSync('{"format":"brought"}') }
    await house.server.app.recordingShelf.put(brought, 1)
    const { body } = await bob.get('/api/account/data')
    expect(body).toMatchObject({ interviews: [], recordings: [{ title: 'Practice', file: { format: 'brought' } }] })
  })
})
