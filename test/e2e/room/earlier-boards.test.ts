import { rmSync } from 'node:fs'
import { isDrawable } from '@dryrun/client/board/board-drawable.ts'
import { openDatabase } from '@dryrun/server/db/connect.ts'
import type { Board } from '@dryrun/shared/interview/board.ts'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Visitor, visitor } from '../../support/browser/browsers.ts'
import { sceneOn } from '../../support/browser/canvas-scene.ts'
import { allSaved, stroke } from '../../support/browser/moves.ts'
import { type RunningApp, startApp } from '../../support/http/app.ts'
import type { Participant } from '../../support/http/participant.ts'
import { framesFor, headFor } from '../../support/http/watch.ts'
import { configOf } from '../../support/servers/databases.ts'
import { earlier, earlierPerson, fillAsBefore } from '../../support/servers/earlier-version.ts'
import { copyEmbedded } from '../../support/servers/embedded-copy.ts'
import { seenThrough } from '../../support/socket/seen-through.ts'

const DATA_DIR = copyEmbedded()
let server: RunningApp
let ada: Visitor
let sam: Participant

beforeAll(async () => {
  const database = await openDatabase(configOf({ DATA_DIR }), pino({ level: 'silent' }))
  await fillAsBefore(database.pool)
  await database.close()
  const settings = { DATA_DIR, AUTH_SECRET: earlier.secret }
  server = await startApp(undefined, settings, undefined, { now: () => earlier.now + 60_000 })
  sam = await earlierPerson(server.url, 'sam')
  ada = await visitor('Ada')
  const [name = '', value = ''] = earlier.people.ada.cookie.split('=')
  await ada.context.addCookies([{ name, value, url: server.url }])
})
afterAll(async () => {
  sam?.disconnect()
  await ada?.close()
  await server?.stop()
  rmSync(DATA_DIR, { recursive: true, force: true })
})

async function shownOf(board: Board): Promise<{ shown: string[]; leftOut: string[] }> {
  const there = new Set((await sceneOn(ada.page))?.elements.map(({ id }) => id))
  const ids = [...board.elements()].filter(({ isDeleted }) => !isDeleted).map(({ id }) => id)
  return { shown: ids.filter((id) => there.has(id)), leftOut: ids.filter((id) => !there.has(id)) }
}

async function expectTheRest(board: Board): Promise<void> {
  const sound = [...board.elements()].filter((one) => !one.isDeleted && isDrawable(one)).map(({ id }) => id)
  await expect.poll(async () => (await shownOf(board)).shown).toEqual(expect.arrayContaining(sound))
  const { leftOut } = await shownOf(board)
  expect(leftOut.length).toBeGreaterThan(0)
  expect(leftOut.filter((id) => !/^(bad|late)-/.test(id))).toEqual([])
  const words = `${leftOut.length} shapes of this board can’t be shown.`
  await expect.poll(() => ada.page.locator('[data-undrawn]').textContent()).toBe(words)
}

const errors = () => ada.complaints.filter((complaint) => complaint.startsWith('error'))

it('[CV7] what can’t be drawn is left out and counted, and the room goes on with the rest', async () => {
  await sam.connect(earlier.interviews.running)
  await sam.until(({ view }) => view?.round)
  await ada.page.goto(`${server.url}/i/${earlier.interviews.running}`)
  await ada.page.getByLabel('The board in words').waitFor({ state: 'attached' })
  await expectTheRest(sam.board)
  const { leftOut, shown } = await shownOf(sam.board)
  await stroke(ada, [600, 500])
  await allSaved(ada)
  await expect.poll(async () => (await shownOf(sam.board)).shown.length).toBe(shown.length + 1)
  expect((await shownOf(sam.board)).leftOut).toEqual(leftOut)
  expect(errors()).toEqual([])
})

it('[CV7] what can’t be drawn is left out and counted in the replay and in the report', async () => {
  const { whole } = earlier.interviews
  const { choices } = await headFor(sam, whole)
  const { board } = seenThrough(await framesFor(sam, whole, choices[0]))
  await ada.page.goto(`${server.url}/i/${whole}/replay`)
  const slider = ada.page.getByRole('slider', { name: 'Moment' }).last()
  await slider.fill((await slider.getAttribute('max')) ?? '')
  await expectTheRest(board)
  const { leftOut } = await shownOf(board)
  await ada.page.goto(`${server.url}/i/${whole}`)
  await ada.page
    .locator('figcaption')
    .getByText(`${leftOut.length} shapes of this board can’t be shown.`)
    .first()
    .waitFor()
  expect(errors()).toEqual([])
})
