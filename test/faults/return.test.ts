import { expect, it } from 'vitest'
import { faultsIn, History } from '../support/faults/history.ts'
import { tableAt } from '../support/http/table.ts'
import { Crowd } from '../support/page/crowd.ts'
import { PageClient } from '../support/page/page-client.ts'
import { eachDatabase } from '../support/servers/databases.ts'
import { record } from '../support/servers/figures.ts'
import { freePort } from '../support/servers/postgres-cluster.ts'
import { isRunning, startServer } from '../support/servers/server-process.ts'
import { entriesAt } from '../support/socket/live-interview.ts'
import { watcherOf } from '../support/socket/watcher.ts'

const bundled = {
  packId: 'serverless-2026',
  rounds: [{ questionId: 'order-pipeline', hostRole: 'interviewer' as const }],
}
const SOCKETS = 500
const TABS = 5
const until = (isTrue: () => unknown, what: string) =>
  expect.poll(() => Boolean(isTrue()), { timeout: 60_000, interval: 10, message: what }).toBe(true)

function talkative(page: PageClient, name: string) {
  const talker = { said: 0, isDone: false }
  const talk = async () => {
    while (!talker.isDone) {
      await page.room.submit({ type: 'say', text: `${name} ${talker.said}` })
      talker.said++
    }
  }
  return Object.assign(talker, { end: talk() })
}

eachDatabase((name, _connect, place) => {
  it('[NW7] a server that is told to stop says so to everyone, saves what it took, and all are back by themselves', {
    timeout: 240_000,
  }, async () => {
    const where = await place()
    const settings = { ...where, PORT: `${await freePort()}`, AUTH_SECRET: 'a'.repeat(40) }
    let server = await startServer(settings)
    const table = await tableAt(server.url, bundled)
    const history = new History()
    const visit = { interviewId: table.id, url: server.url, history }
    const pages = [table.ada, table.bob].map((person) => new PageClient(person, visit))
    await until(() => pages.every(({ isSettled }) => isSettled), 'both are in')
    const talkers = pages.map((page, index) => talkative(page, `${index}`))
    await until(() => talkers.every(({ said }) => said > 20), 'both talk')
    const told = pages.map(({ room }) => {
      const links: string[] = []
      room.store.subscribe(({ isServerLeaving, link }) => isServerLeaving && links.push(link))
      return links
    })

    const asked = Date.now()
    expect(await server.kill('SIGTERM')).toBe(0)
    const longestStopMs = Date.now() - asked
    expect(isRunning(server.pid)).toBe(false)
    await until(() => pages.every(({ state }) => state.link === 'offline'), 'both know that it has gone')
    // The server announced its stop while the connection still stood, so `isServerLeaving` lasts while it is down.
    for (const links of told) expect([links[0], links.at(-1)]).toEqual(['live', 'offline'])
    expect(pages.map(({ state }) => state.isServerLeaving)).toEqual([true, true])

    const said = talkers.map((talker) => talker.said)
    server = await startServer(settings)
    const ready = Date.now()
    await until(() => pages.every(({ state }) => state.link === 'live'), 'both are back')
    const longestReturnMs = Date.now() - ready
    await until(() => talkers.every((talker, index) => talker.said > (said[index] ?? 0) + 5), 'both go on')
    expect(pages.map(({ state }) => state.isServerLeaving)).toEqual([false, false])
    for (const talker of talkers) talker.isDone = true
    await Promise.all(talkers.map(({ end }) => end))
    const all = talkers.reduce((sum, talker) => sum + talker.said, 0)
    await until(() => pages.every(({ state }) => state.view?.chat.length === all), 'both see all of it')
    for (const page of pages) page.close()
    for (const person of table.everyone) person.disconnect()
    await server.kill('SIGTERM')
    const watchers = pages.map(({ person, frames }) => watcherOf(person, frames))
    const faults = faultsIn({ calls: history.calls, entries: await entriesAt(where, table.id), watchers })
    record(`stops on ${name}`, { stops: 1, longestStopMs, longestReturnMs, acknowledged: history.acknowledged })
    expect(faults).toEqual([])
  })

  it('[NW8] five hundred who lose their server at once come back spread out, and all are live again', {
    timeout: 300_000,
  }, async () => {
    const where = await place()
    const settings = {
      ...where,
      PORT: `${await freePort()}`,
      AUTH_SECRET: 'a'.repeat(40),
      LIMIT_SIGN_IN_PER_MINUTE: '9999',
      LIMIT_REQUESTS_PER_MINUTE: '99999',
    }
    let server = await startServer(settings)
    const crowd = await Crowd.gather(server.url, { size: SOCKETS, tabs: TABS, interview: bundled })
    await until(() => crowd.live === SOCKETS, 'all are in')
    crowd.waits = []
    await server.kill('SIGKILL')
    await until(() => crowd.live === 0 && crowd.waits.length >= SOCKETS, 'all have lost it')
    const first = crowd.waits.slice(0, SOCKETS)
    server = await startServer(settings)
    const ready = Date.now()
    await until(() => crowd.live === SOCKETS, 'all are live again')
    record(`${SOCKETS} sockets back on ${name}`, { sockets: crowd.size, longestReturnMs: Date.now() - ready })
    crowd.close()
    await server.kill('SIGTERM')
    // An even spread puts a thirteenth into each tenth of a second; none may get more than a sixth.
    const tenths = Array.from({ length: 20 }, (_, tenth) => first.filter((ms) => Math.floor(ms / 100) === tenth).length)
    expect(Math.max(...tenths)).toBeLessThan(SOCKETS / 6)
    expect(Math.max(...first)).toBeLessThan(2_000)
  })
})
