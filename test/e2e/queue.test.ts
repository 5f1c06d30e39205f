import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectAccessible, expectFitToShow, type Visitor, visitor } from '../support/browser/browsers.ts'
import { menu } from '../support/browser/moves.ts'
import { endInterview } from '../support/browser/round-moves.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { anyDatabase } from '../support/servers/any-database.ts'

let server: RunningApp
let ada: Visitor
let bob: Visitor
beforeAll(async () => {
  server = await startApp(await anyDatabase())
  ada = await visitor('Ada')
  bob = await visitor('Bob')
})
afterAll(async () => {
  await ada?.close()
  await bob?.close()
  await server?.stop()
})

async function look({ page, name }: Visitor): Promise<void> {
  await page.goto(`${server.url}/queue`)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Find a partner' }).click()
}

const offerOf = (name: string) => new RegExp(`^${name} wants to practice too`)
const press = ({ page }: Visitor, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()

it('[QU26] two strangers find each other from the page, one declines, and the other keeps their place', async () => {
  await ada.page.goto(`${server.url}/queue`)
  await ada.page.getByLabel('Your name').waitFor()
  await expectFitToShow(ada, 'form')
  await look(ada)
  await ada.page.getByRole('heading', { name: 'Looking for a partner' }).waitFor()
  await ada.page.getByText('Nobody else is waiting').waitFor()
  await expectFitToShow(ada, 'waiting')
  await look(bob)
  for (const [{ page }, other] of [
    [ada, 'Bob'],
    [bob, 'Ada'],
  ] as const)
    await page.getByRole('heading', { name: offerOf(other) }).waitFor()
  await expect.poll(() => ada.page.title()).toContain('A partner for you')
  // Checks one theme and viewport only, because the offer expires after 30 seconds.
  await expectAccessible(bob.page, 'offer')
  await press(bob, 'Decline and leave the queue')
  await bob.page.getByRole('button', { name: 'Find a partner' }).waitFor()
  await ada.page.getByText('You keep your place').waitFor()
  await expectFitToShow(ada, 'waiting after an offer')
  expect([...ada.complaints, ...bob.complaints]).toEqual([])
})

it('[QU27] two who accept meet in the room, ask and answer in turn, and find both rounds in their progress', async () => {
  const cyd = await visitor('Cyd')
  await look(cyd)
  await press(cyd, 'Accept and go to the room')
  await cyd.page.getByRole('heading', { name: 'Waiting for Ada to accept' }).waitFor()
  await press(ada, 'Accept and go to the room')
  for (const { page } of [ada, cyd]) await page.getByRole('heading', { name: 'Who is here' }).waitFor()
  // The server draws who interviews first.
  const start = (visitor: Visitor) => visitor.page.getByRole('button', { name: 'Start round 1' })
  await expect.poll(async () => (await start(ada).count()) + (await start(cyd).count())).toBe(1)
  const [first, second] = (await start(ada).count()) ? [ada, cyd] : [cyd, ada]
  await start(first).click()
  for (const { page } of [first, second]) await page.getByRole('region', { name: 'Whiteboard' }).waitFor()
  await menu(first, 'Finish this round')
  await press(first, 'Finish the round')
  await press(second, 'Start round 2 of 2')
  await endInterview(second)
  for (const { page } of [first, second])
    await page.getByRole('button', { name: 'Submit feedback', exact: true }).first().waitFor()
  for (const { page } of [first, second]) {
    await page.goto(`${server.url}/progress?as=history`)
    await expect.poll(() => page.getByRole('row').count()).toBe(3)
  }
  expect([...ada.complaints, ...cyd.complaints]).toEqual([])
  await cyd.close()
})
