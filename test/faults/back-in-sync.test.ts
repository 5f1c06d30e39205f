import { afterAll, beforeAll, expect, it } from 'vitest'
import { questionOf } from '../support/domain/facts.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { tableAt } from '../support/http/table.ts'
import { PageClient } from '../support/page/page-client.ts'
import { eachDatabase } from '../support/servers/databases.ts'
import { record } from '../support/servers/figures.ts'
import { PacketProxy } from '../support/socket/packet-proxy.ts'

const MISSED = 200
const DRAWN_AWAY = 20
const TIMES = 5
const until = (isTrue: () => unknown, what: string) =>
  expect.poll(() => Boolean(isTrue()), { timeout: 60_000, interval: 5, message: what }).toBe(true)

eachDatabase((name, _connect, place) => {
  let server: RunningApp
  beforeAll(async () => {
    server = await startApp(
      undefined,
      await place(),
      ['orders', 'search', 'chat'].map((id) => questionOf(id)),
    )
  })
  afterAll(() => server.stop())

  it('[NW17] who was away gets what they missed and sends what they did, by the steps alone and not by everything anew', async () => {
    const table = await tableAt(server.url)
    await table.ada.do({ type: 'startRound' })
    for (const person of table.everyone) person.disconnect()
    const proxy = await PacketProxy.before(server.url)
    const stays = new PageClient(table.ada, { interviewId: table.id, url: server.url })
    const leaves = new PageClient(table.bob, { interviewId: table.id, url: proxy.url })
    await until(() => stays.isSettled && leaves.isSettled, 'both are in')
    const shapesOf = ({ canvas }: PageClient) => canvas.elements().filter(({ id }) => /^(here|away)-/.test(id)).length
    const waits: number[] = []

    for (let time = 1; time <= TIMES; time++) {
      proxy.hold()
      proxy.cut()
      await until(() => leaves.state.link === 'offline', 'one is away')
      for (let n = 0; n < MISSED; n++) stays.canvas.draw(`here-${time}-${n}`, { x: n })
      for (let n = 0; n < DRAWN_AWAY; n++) leaves.canvas.draw(`away-${time}-${n}`, { x: n })
      void leaves.room.submit({ type: 'say', text: `away ${time}` })
      await until(() => stays.isSettled && leaves.state.unsaved.length > 0, 'the other goes on')
      const seen = leaves.frames.length
      proxy.release()
      leaves.page.hear('woke')
      const returned = Date.now()
      const all = time * (MISSED + DRAWN_AWAY)
      await expect
        .poll(() => [leaves.isSettled, shapesOf(leaves), shapesOf(stays)], { timeout: 60_000, interval: 5 })
        .toEqual([true, all, all])
      waits.push(Date.now() - returned)
      expect(leaves.frames.slice(seen).filter(({ fresh }) => fresh)).toEqual([])
      expect(stays.state.view?.chat.filter(({ text }) => text === `away ${time}`)).toHaveLength(1)
    }
    record(`back in sync on ${name}`, {
      returns: TIMES,
      missed: TIMES * MISSED,
      'done meanwhile': TIMES * (DRAWN_AWAY + 1),
      longestReturnMs: Math.max(...waits),
    })
    for (const page of [stays, leaves]) page.close()
    await proxy.close()
  })
})
