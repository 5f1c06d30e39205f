import { HEAVY_AT_ONCE, HEAVY_WAITING } from '@dryrun/server/plugins/heavy-reads.ts'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { questionOf } from '../support/domain/facts.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { FromAddress } from '../support/http/from-address.ts'
import { Stage } from '../support/http/staged.ts'
import { type Table, tableAt } from '../support/http/table.ts'
import { anyDatabase } from '../support/servers/any-database.ts'

let server: RunningApp
let table: Table
beforeAll(async () => {
  server = await startApp(
    await anyDatabase(),
    { TRUST_PROXY: '1' },
    ['orders', 'search', 'chat'].map((id) => questionOf(id)),
  )
  table = await tableAt(server.url)
  await table.ada.do({ type: 'startRound' })
  await table.ada.do({ type: 'endInterview' })
})
afterAll(async () => {
  for (const person of table.everyone) person.disconnect()
  await server.stop()
})

it('[QT22] one person reads two whole logs at once, some more wait, and the rest are refused with a sentence', async () => {
  const { id, ada, bob } = table
  const { eventLog } = server.app
  const real = eventLog.factPages
  const held: (() => void)[] = []
  const reads = vi.spyOn(eventLog, 'factPages').mockImplementation(async function* (interviewId) {
    if (held.length < HEAVY_AT_ONCE) await new Promise<void>((resolve) => held.push(resolve))
    yield* real(interviewId)
  })
  const read = (person = ada) => person.get(`/api/interviews/${id}/replay`)
  const statuses: number[] = []
  const answers = Array.from({ length: HEAVY_AT_ONCE + HEAVY_WAITING + 1 }, async () => {
    const answer = await read()
    statuses.push(answer.status)
    return answer
  })
  await vi.waitUntil(() => statuses.length === 1 && held.length === HEAVY_AT_ONCE, { timeout: 20_000 })
  expect(statuses).toEqual([429])
  expect(reads).toHaveBeenCalledTimes(HEAVY_AT_ONCE)
  expect((await read(bob)).status).toBe(200)
  for (const release of held) release()
  const all = await Promise.all(answers)
  expect(all.filter(({ status }) => status === 200)).toHaveLength(HEAVY_AT_ONCE + HEAVY_WAITING)
  const refused = all.find(({ status }) => status === 429)
  expect(refused?.body).toMatchObject({ message: expect.stringContaining('Wait until one is done') })
  expect((await read()).status).toBe(200)
})

it('[QT24] one address opens two reports under share links at once, and neither the owner nor another address waits for it', async () => {
  const stage = await Stage.with(server)
  const { id } = await stage.open('unsealed')
  const owner = stage.who('candidate', 'unsealed')
  const { body } = await owner.post(`/api/interviews/${id}/shares`, { days: 7, showNames: false, showScript: false })
  const { token } = body as { token: string }
  const { reports } = server.app
  const real = reports.sharedBy.bind(reports)
  const held: (() => void)[] = []
  const reads = vi.spyOn(reports, 'sharedBy').mockImplementation(async (...asked) => {
    if (held.length < HEAVY_AT_ONCE) await new Promise<void>((resolve) => held.push(resolve))
    return real(...asked)
  })
  const open = (address: string) => new FromAddress(server.url, address).get(`/api/shared/${token}`)
  const statuses: number[] = []
  const answers = Array.from({ length: HEAVY_AT_ONCE + HEAVY_WAITING + 1 }, async () => {
    const { status } = await open('192.0.2.1')
    statuses.push(status)
    return status
  })
  await vi.waitUntil(() => statuses.length === 1 && held.length === HEAVY_AT_ONCE, { timeout: 20_000 })
  expect(statuses).toEqual([429])
  expect(reads).toHaveBeenCalledTimes(HEAVY_AT_ONCE)
  expect((await owner.get(`/api/interviews/${id}/report`)).status).toBe(200)
  expect((await open('192.0.2.2')).status).toBe(200)
  for (const release of held) release()
  const all = await Promise.all(answers)
  expect(all.filter((status) => status === 200)).toHaveLength(HEAVY_AT_ONCE + HEAVY_WAITING)
  expect((await open('192.0.2.1')).status).toBe(200)
})
