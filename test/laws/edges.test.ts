import { randomUUID } from 'node:crypto'
import { Allowance } from '@dryrun/server/socket/allowance.ts'
import { isDeeperThan } from '@dryrun/server/socket/depth.ts'
import { sizeOf } from '@dryrun/server/socket/size.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { questionOf } from '../support/domain/facts.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { type Table, tableAt } from '../support/http/table.ts'
import { anyDatabase } from '../support/servers/any-database.ts'

const FRAME = 2_048
const DEPTH = 6
const nested = (depth: number): unknown => (depth > 1 ? [nested(depth - 1)] : [])
const answersOf = async (times: number, ask: () => Promise<boolean>) =>
  Promise.all(Array.from({ length: times }, ask)).then((all) => all.map((yes) => (yes ? '+' : '-')).join(''))

describe('the edge of a limit', () => {
  let server: RunningApp
  let table: Table
  beforeAll(async () => {
    const limits = { LIMIT_FRAME_BYTES: `${FRAME}`, LIMIT_DEPTH: `${DEPTH}`, LIMIT_PACK_CHECKS_PER_MINUTE: '3' }
    server = await startApp(
      await anyDatabase(),
      limits,
      ['orders', 'search', 'chat'].map((id) => questionOf(id)),
    )
    table = await tableAt(server.url)
  }, 120_000)
  afterAll(async () => {
    for (const person of table.everyone) person.disconnect()
    await server.stop()
  })

  it('[PX4] what is just within a limit is taken, and one more is not: the bytes of a message', async () => {
    const empty = sizeOf({ id: randomUUID(), command: { type: 'say', text: '' } })
    const say = (length: number) => table.bob.submit({ type: 'say', text: 'x'.repeat(length) })
    expect(await say(FRAME - empty)).toEqual({ ok: true })
    expect(await say(FRAME - empty + 1)).toEqual({ ok: false, code: 'tooLarge' })
  })

  it('[PX4] what is just within a limit is taken, and one more is not', async () => {
    const limits = { commandsPerSecond: 2, commandBurst: 3, presencePerSecond: 4, socketsPerPerson: 1 }
    const allowance = new Allowance({ ...server.config.limits, ...limits })
    expect(await answersOf(7, () => allowance.command('ada'))).toBe('+++++--')
    expect(await answersOf(6, () => allowance.presence('tab'))).toBe('++++--')
    expect(await answersOf(2, async () => allowance.openTab('ada'))).toBe('+-')
    expect(await answersOf(1, () => allowance.command('bob'))).toBe('+')
  })

  it('[PX4] what is just within a limit is taken, and one more is not: looking at a pack', async () => {
    const statuses = []
    for (let n = 0; n < 4; n++)
      statuses.push((await table.ada.post('/api/own-packs/check', { text: 'x: 1', question: 0 })).status)
    expect(statuses).toEqual([200, 200, 200, 429])
  })

  it('[PX4] what is just within a limit is taken, and one more is not: the depth of a message', async () => {
    expect([isDeeperThan(DEPTH, nested(DEPTH)), isDeeperThan(DEPTH, nested(DEPTH + 1))]).toEqual([false, true])
    expect([isDeeperThan(DEPTH, { a: nested(DEPTH - 1) }), isDeeperThan(DEPTH, { a: nested(DEPTH) })]).toEqual([
      false,
      true,
    ])
  })
})
