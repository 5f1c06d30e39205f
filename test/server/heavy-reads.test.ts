import { HEAVY_AT_ONCE, HEAVY_WAITING } from '@dryrun/server/plugins/heavy-reads.ts'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { questionOf } from '../support/domain/facts.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { type Table, tableAt } from '../support/http/table.ts'

let server: RunningApp
let table: Table
beforeAll(async () => {
  server = await startApp(
    undefined,
    {},
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
  const real = eventLog.readFacts
  const held: (() => void)[] = []
  const reads = vi.spyOn(eventLog, 'readFacts').mockImplementation(async (interviewId) => {
    if (held.length < HEAVY_AT_ONCE) await new Promise<void>((resolve) => held.push(resolve))
    return real(interviewId)
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
