import { afterAll, beforeAll, expect, it } from 'vitest'
import { browsing } from '../support/browser/browse.ts'
import { expectFitToShow, type Visitor } from '../support/browser/browsers.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { Participant } from '../support/http/participant.ts'
import { reported } from '../support/http/reported.ts'
import { anyDatabase } from '../support/servers/any-database.ts'

let server: RunningApp
let ada: Visitor
let bob: Visitor
let cyd: Visitor
beforeAll(async () => {
  server = await startApp(await anyDatabase())
  const [host, guest, other] = [
    await Participant.named(server.url, 'Ada'),
    await Participant.named(server.url, 'Bob'),
    await Participant.named(server.url, 'Cyd'),
  ]
  await reported(server, { ada: host, bob: guest }, Date.now() - 2 * 86_400_000)
  ada = await browsing(server.url, host)
  bob = await browsing(server.url, guest)
  cyd = await browsing(server.url, other)
})
afterAll(async () => {
  for (const person of [ada, bob, cyd]) await person?.close()
  await server?.stop()
})

it('[PG20] an ended interview is on the page of both, from either chair, and each figure leads to where it comes from', async () => {
  const { page } = bob
  await page.goto(server.url)
  await page.getByRole('heading', { name: 'Come back to it today' }).waitFor()
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('menuitem', { name: 'Your progress' }).click()
  await page.getByRole('tab', { name: 'As candidate' }).click()
  for (const heading of ['What to study next', 'Results', 'Each dimension so far', 'Minutes per phase'])
    await page.getByRole('heading', { name: heading, exact: true }).waitFor()
  const step = page.getByRole('checkbox').first()
  await step.check()
  await page.getByText(/, done on /).waitFor()
  await page.reload()
  await expect.poll(() => step.isChecked()).toBe(true)
  await page
    .getByText(/, due now$/)
    .first()
    .waitFor()
  await expectFitToShow(bob, 'progress as candidate')
  await page.getByRole('tab', { name: 'As interviewer' }).click()
  await page.getByText('Too few to say: 1 of 3 rounds').waitFor()
  await page.getByText(/^Too few to say: 0 of 5 questions/).waitFor()
  await expectFitToShow(bob, 'progress as interviewer')
  await page.getByRole('tab', { name: 'All rounds' }).click()
  await expect.poll(() => page.getByRole('row').count()).toBe(3)
  await expectFitToShow(bob, 'all rounds')
  expect(bob.complaints).toEqual([])

  await ada.page.goto(`${server.url}/progress?as=candidate`)
  const deepDive = ada.page.getByRole('row', { name: /^Deep dive/ }).first()
  await deepDive.getByRole('link').click()
  await ada.page.waitForURL(/\/i\/.*#round-2$/)
  await ada.page.getByRole('article').nth(1).waitFor()
  expect(ada.complaints).toEqual([])
}, 120_000)

it('[PG21] who has held no interview is told what will be here, with one next step', async () => {
  await cyd.page.goto(`${server.url}/progress`)
  await cyd.page.getByRole('heading', { name: 'Nothing to show yet' }).waitFor()
  expect(await cyd.page.getByRole('main').getByRole('link').count()).toBe(1)
  await expectFitToShow(cyd, 'no progress yet')
  expect(cyd.complaints).toEqual([])
})
