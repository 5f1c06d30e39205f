import { randomUUID } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import type { Participant } from '../support/http/participant.ts'
import { record } from '../support/servers/figures.ts'
import { copyTemplate, dropCopy } from '../support/servers/postgres-template.ts'
import { startServer } from '../support/servers/server-process.ts'
import { entriesAt, LiveInterview } from '../support/socket/live-interview.ts'
import type { Persistent } from '../support/socket/persistent.ts'

const postgres = inject('postgres')
const turns = Number(process.env.DRYRUN_KILLS ?? 4)
const eachTurn = 40

describe.skipIf(!postgres)('two servers on one PostgreSQL', () => {
  it('[KF7] two servers write in one interview at once: each change happens once, in one order, and everyone sees it', {
    timeout: 120_000 + turns * 20_000,
  }, async () => {
    const { url = '', template = '' } = postgres ?? {}
    const DATABASE_URL = await copyTemplate(url, template)
    const limits = { LIMIT_COMMANDS_PER_SECOND: '10000', LIMIT_SIGN_IN_PER_MINUTE: '10000' }
    const settings = { DATABASE_URL, AUTH_SECRET: randomUUID(), ...limits }
    const [one, two] = await Promise.all([startServer(settings), startServer(settings)])
    const live = await LiveInterview.at(one.url)
    for (const person of [live.table.bob, live.table.eve]) person.moveTo(two.url)
    for (const person of live.table.everyone) person.disconnect()
    await live.broken()
    let returns = 0
    for (let turn = 0; turn < turns; turn += 1) returns += await argue(live)
    expect(await one.kill('SIGTERM')).toBe(0)
    for (const person of live.table.everyone) person.moveTo(two.url)
    // The second server's room may be behind what the first stored, and notices at its next commit.
    await argue(live)
    for (const person of live.table.everyone) person.disconnect()
    await live.comeBack()
    await live.rest()
    expect(await two.kill('SIGTERM')).toBe(0)
    expect(live.faults(await entriesAt({ DATABASE_URL }, live.table.id))).toEqual([])
    expect(returns).toBeGreaterThanOrEqual(turns)
    record('two servers', { acknowledged: live.acknowledged, returns })
    await dropCopy(url, DATABASE_URL)
  })
})

/**
 * Both write at once until one has said enough; the other, whose room stepped back, then catches up alone. Resolves to
 * the number of reconnects.
 */
async function argue({ busy, table: { id, sam, eve } }: LiveInterview): Promise<number> {
  for (const person of [sam, eve]) if (!person.isConnected) await person.connect(id)
  const enough = busy.map(({ acknowledged }) => acknowledged.length + eachTurn)
  const has = (each: Persistent, index: number) => each.acknowledged.length >= (enough[index] ?? 0)
  let returns = await goOn(busy, id, () => busy.some(has))
  for (const [index, each] of busy.entries()) returns += await goOn([each], id, () => has(each, index))
  return returns
}

/** Reconnects after every disconnect until `isEnough`, then disconnects. Resolves to the number of reconnects. */
async function goOn(some: readonly Persistent[], interviewId: string, isEnough: () => boolean): Promise<number> {
  let returns = 0
  const leave = () => {
    for (const { person } of some) person.disconnect()
  }
  const going = some.map(async (each) => {
    while (!isEnough()) {
      await comeBack(each.person, interviewId)
      if (!isEnough()) each.start()
      await each.broken()
      if (!isEnough()) returns += 1
    }
  })
  await expect.poll(isEnough, { timeout: 60_000, interval: 1 }).toBe(true)
  leave()
  await Promise.all(going)
  leave()
  return returns
}

/** Retries, because a room that is just closing refuses once more. */
async function comeBack(person: Participant, interviewId: string): Promise<void> {
  if (person.isConnected) return
  await person.connect(interviewId).catch(() => comeBack(person, interviewId))
}
