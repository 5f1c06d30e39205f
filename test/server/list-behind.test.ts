import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { questionOf } from '../support/domain/facts.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { eachHouse } from '../support/http/each-house.ts'
import type { Participant } from '../support/http/participant.ts'
import { tableAt } from '../support/http/table.ts'
import { copyEmbedded } from '../support/servers/embedded-copy.ts'

async function stageFor(person: Participant): Promise<string | undefined> {
  const { body } = await person.get('/api/interviews')
  return (body as { interviews?: { stage: string }[] }).interviews?.[0]?.stage
}

async function startUnlisted({ pool }: Pick<RunningApp, 'pool'>, ada: Participant): Promise<void> {
  await pool.query('alter table interviews rename to away')
  await ada.do({ type: 'startRound' })
  expect((await ada.get('/api/interviews')).status).toBe(500)
  await pool.query('alter table away rename to interviews')
  expect(await stageFor(ada)).toBe('lobby')
}

eachHouse({}, (house) => {
  it('[DF14] a list of interviews that is behind catches up, with the next change and with the database’s return', async () => {
    const { ada, bob } = await house.newTable()
    await startUnlisted(house.server, ada)
    await bob.do({ type: 'say', text: 'anything' })
    await expect.poll(() => stageFor(ada), { timeout: 20_000 }).toBe('round')
  })
})

it('[DF14] and it does so by itself when the database has been away', async () => {
  const DATA_DIR = copyEmbedded()
  const questions = ['orders', 'search', 'chat'].map((id) => questionOf(id))
  const server = await startApp(undefined, { DATA_DIR }, questions)
  const { ada, everyone } = await tableAt(server.url)
  await startUnlisted(server, ada)
  process.kill(JSON.parse(readFileSync(join(DATA_DIR, 'database.lock'), 'utf8')).pid, 'SIGKILL')
  await ada.until(({ isSaving }) => !isSaving)
  await ada.until(({ isSaving }) => isSaving)
  await expect.poll(() => stageFor(ada), { timeout: 20_000 }).toBe('round')
  for (const person of everyone) person.disconnect()
  await server.stop()
  rmSync(DATA_DIR, { recursive: true, force: true })
})
