import { readFile } from 'node:fs/promises'
import ICAL from 'ical.js'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectFitToShow, type Visitor, visitor } from '../support/browser/browsers.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { anyDatabase } from '../support/servers/any-database.ts'

const minute = 60_000
/** The server's fake clock, in epoch ms: a Tuesday. */
const start = Date.UTC(2026, 10, 24, 9)
let now = start
let server: RunningApp
let ada: Visitor
let bob: Visitor
let slotUrl: string

beforeAll(async () => {
  server = await startApp(await anyDatabase(), {}, undefined, { now: () => now })
  ada = await visitor('Ada', { timezoneId: 'Europe/Berlin', locale: 'en-GB' })
  bob = await visitor('Bob', { timezoneId: 'America/New_York', locale: 'en-US' })
})
afterAll(async () => {
  await ada?.close()
  await bob?.close()
  await server?.stop()
})

/** Downloads the calendar file and parses it with an independent library. */
async function calendarOf(page: Page) {
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Add to calendar' }).click()
  return readCalendar(await readFile(await (await waiting).path(), 'utf8'))
}

function readCalendar(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const event = calendar.getFirstSubcomponent('vevent')
  if (!event) throw new Error('no event')
  const { uid, sequence, startDate } = new ICAL.Event(event)
  const method = calendar.getFirstPropertyValue('method')
  const status = event.getFirstPropertyValue('status')
  return { uid, sequence, method, status, start: startDate.toJSDate().getTime() }
}

it('[SL24] two people in two time zones agree on a time, and neither has to reckon', async () => {
  await ada.page.goto(`${server.url}/slots`)
  await ada.page.getByRole('link', { name: 'Propose times' }).click()
  await ada.page.getByLabel('Your name').fill('Ada')
  await ada.page.getByLabel('Time 1', { exact: true }).fill('2026-12-01T18:00')
  await ada.page.getByRole('button', { name: 'Add another time' }).click()
  await ada.page.getByLabel('Time 2', { exact: true }).fill('2026-12-02T19:30')
  await ada.page.getByText('Wed 2 Dec, 19:30 (Berlin)').waitFor()
  await expectFitToShow(ada, 'proposal')
  await ada.page.getByRole('button', { name: 'Propose and get the link' }).click()
  const link = await ada.page.getByLabel('The link for your partner', { exact: true }).inputValue()
  slotUrl = ada.page.url()
  await expectFitToShow(ada, 'times on the table')

  await bob.page.goto(link)
  await bob.page.getByText('Tue 1 Dec, 12:00 (New York)').waitFor()
  await bob.page.getByText('18:00 for Ada (Berlin)').waitFor()
  await expectFitToShow(bob, 'times to pick from')
  await bob.page.getByLabel('Your name').fill('Bob')
  await bob.page.getByRole('radio').nth(1).check()
  await bob.page.getByRole('button', { name: 'Agree to this time' }).click()
  await bob.page.getByText('19:30 for Ada (Berlin)').waitFor()

  await ada.page.reload()
  await ada.page.getByText('13:30 for Bob (New York)').waitFor()
  await expectFitToShow(ada, 'agreed')
  const calendars = [await calendarOf(ada.page), await calendarOf(bob.page)]
  const expected = { method: 'PUBLISH', status: 'CONFIRMED', sequence: 0, start: Date.UTC(2026, 11, 2, 18, 30) }
  expect(calendars).toMatchObject([expected, expected])
})

it('[SL25] one asks to move it, the other picks, and the same entry moves in the calendar', async () => {
  const before = await calendarOf(bob.page)
  await bob.page.getByRole('button', { name: 'Reschedule' }).click()
  await bob.page.getByLabel('Time 1', { exact: true }).fill('2026-12-03T12:00')
  await bob.page.getByText('18:00 for Ada (Berlin)').waitFor()
  await bob.page.getByRole('button', { name: 'Ask Ada' }).click()
  await bob.page.getByText('You have asked Ada to move it').waitFor()
  await ada.page.reload()
  await ada.page.getByText('Bob asks to move it').waitFor()
  await expectFitToShow(ada, 'asked to move')
  await ada.page.getByRole('button', { name: 'Move it to this time' }).click()
  await ada.page.getByText('Thu 3 Dec, 18:00 (Berlin)').waitFor()
  const start = Date.UTC(2026, 11, 3, 17)
  expect(await calendarOf(ada.page)).toEqual({ ...before, sequence: 1, start })
})

it('[SL26] who waits in the room for somebody who does not come goes on alone with the same evening', async () => {
  now = Date.UTC(2026, 11, 3, 17) - 5 * minute
  await ada.page.goto(slotUrl)
  await ada.page.getByRole('button', { name: 'Go in' }).click()
  await ada.page.getByRole('heading', { name: 'Who is here' }).waitFor()
  now += 11 * minute
  await ada.page.reload()
  await ada.page.getByRole('heading', { name: 'Bob has not come' }).waitFor()
  await expectFitToShow(bob, 'somebody has not come')
  await ada.page.getByRole('button', { name: 'End it and practice solo' }).click()
  await ada.page.getByRole('heading', { name: /, alone$/ }).waitFor()
  expect(ada.complaints).toEqual([])
})

it('[SL27] what is called off leaves the calendar, and both are told', async () => {
  now = start
  await ada.page.goto(`${server.url}/slots/new`)
  await ada.page.getByLabel('Time 1', { exact: true }).fill('2026-12-08T18:00')
  await ada.page.getByRole('button', { name: 'Propose and get the link' }).click()
  const link = await ada.page.getByLabel('The link for your partner', { exact: true }).inputValue()
  await bob.page.goto(link)
  await bob.page.getByRole('button', { name: 'Agree to this time' }).click()
  await bob.page.getByRole('button', { name: 'Cancel interview', exact: true }).click()
  await bob.page.getByRole('button', { name: 'Yes, cancel it' }).click()
  await bob.page.getByText('You have called it off').waitFor()
  await ada.page.reload()
  await ada.page.getByText('Bob has called it off').waitFor()
  await expectFitToShow(ada, 'called off')
  const path = `/api${new URL(ada.page.url()).pathname}/calendar.ics`
  expect(readCalendar(await (await ada.page.request.get(server.url + path)).text())).toMatchObject({
    status: 'CANCELLED',
    sequence: 1,
  })
  expect(ada.complaints).toEqual([])
})
