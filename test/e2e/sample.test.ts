import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  desktop,
  expectAccessible,
  expectNoSideways,
  phone,
  type Visitor,
  visitor,
} from '../support/browser/browsers.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { anyDatabase } from '../support/servers/any-database.ts'

let server: RunningApp
let newcomer: Visitor
beforeAll(async () => {
  server = await startApp(await anyDatabase())
  newcomer = await visitor('Newcomer')
})
afterAll(async () => {
  await newcomer?.close()
  await server?.stop()
})

const clock = () => newcomer.page.getByRole('timer', { name: 'Round clock' })
const untilClock = (time: string) => expect.poll(() => clock().textContent()).toContain(time)

async function loaded(): Promise<void> {
  await newcomer.page.locator('canvas.interactive').waitFor()
  await newcomer.page.getByText('Fetching this part').waitFor({ state: 'detached' })
}

async function expectFitToShow(what: string): Promise<void> {
  const { page } = newcomer
  for (const viewport of [desktop, phone])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor()
      await expectNoSideways(page, `${what}, ${viewport.width}`)
      await expectAccessible(page, `${what}, ${viewport.width}, ${colorScheme}`)
    }
  await page.setViewportSize(desktop)
  await page.emulateMedia({ colorScheme: 'light' })
}

it('[SA6] a newcomer watches the sample from the start page, follows a score to its moment and reads the report', async () => {
  const { page } = newcomer
  await page.goto(server.url)
  const card = page.getByRole('region', { name: 'See a sample interview' })
  await card.getByRole('link', { name: 'Watch it' }).click()
  await loaded()
  await page.getByRole('heading', { name: 'A sample interview' }).waitFor()
  await page.getByText('What is really being asked').waitFor()

  const start = Number(await page.getByRole('slider', { name: 'Moment' }).getAttribute('min'))
  await page.getByRole('slider', { name: 'Moment' }).fill(String(start + 250_000))
  await untilClock('4:10')
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await expect.poll(() => clock().textContent()).not.toContain('4:10')
  await page.getByRole('button', { name: 'Pause', exact: true }).click()

  const markers = page.getByRole('list', { name: /^Markers/ })
  await markers.getByRole('button', { name: /Evidence: Deep dive/ }).click()
  await untilClock('17:02')
  await page.getByRole('tab', { name: /Rubric/ }).click()
  await page.getByRole('region', { name: 'Deep dive' }).getByRole('listitem').getByText('17:02').waitFor()
  await expectFitToShow('the sample')

  await page.getByLabel('View', { exact: true }).selectOption('candidate')
  await loaded()
  await page.getByText('What is really being asked').waitFor({ state: 'detached' })
})

it('[SA6] the sample’s report leads back to its moments', async () => {
  const { page } = newcomer
  await page.goto(server.url)
  await page.getByRole('link', { name: 'Read its report' }).click()
  await page.getByText('Lean yes').first().waitFor()
  await page.getByText('Slowed the payment worker down by reserved concurrency.').first().waitFor()
  await expectFitToShow('the report of the sample')
  await page
    .getByRole('link', { name: /^17:40/ })
    .first()
    .click()
  await loaded()
  await untilClock('17:40')
  expect(newcomer.complaints).toEqual([])
  const me = await page.evaluate(() => fetch('/api/me').then((answer) => answer.json()))
  expect(me).toEqual({ me: null })
})
