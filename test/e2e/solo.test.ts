import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectFitToShow, type Visitor, visitor } from '../support/browser/browsers.ts'
import { caller } from '../support/browser/call.ts'
import { stroke } from '../support/browser/moves.ts'
import { handInAsInterviewer, judgment } from '../support/browser/round-moves.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { anyDatabase } from '../support/servers/any-database.ts'

const MINUTE = 60_000
let ahead = 0
let server: RunningApp
let ada: Visitor
let bob: Visitor
beforeAll(async () => {
  server = await startApp(await anyDatabase(), {}, undefined, { now: () => Date.now() + ahead })
  ada = await caller('Ada')
  bob = await visitor('Bob')
})
afterAll(async () => {
  await ada?.close()
  await bob?.close()
  await server?.stop()
})

it('[SO23] a candidate holds a solo interview by the clock, records their voice, submits, and asks for a review by a link', async () => {
  const { page } = ada
  await page.goto(`${server.url}/solo`)
  await page.getByLabel('Your name').fill('Ada')
  await expectFitToShow(ada, 'form for one')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('Board ready').waitFor({ timeout: 30_000 })
  await expectFitToShow(ada, 'lobby for one')
  await page.getByRole('button', { name: 'Start the clock' }).click()
  await page.getByText('You are alone').waitFor()
  const stored = page.waitForResponse((response) => response.url().includes('/voices/') && response.status() === 204)
  await page.getByRole('button', { name: 'Record my voice' }).click()
  await page.getByText('Your voice is recorded').waitFor()
  await stored
  await expectFitToShow(ada, 'room for one while the voice is recorded')
  await stopRecordAgainAndReload()
  await stroke(ada, [500, 300])
  await page.getByRole('button', { name: 'Ask for a hint' }).click()
  await page.getByText('Hint', { exact: false }).first().waitFor()
  ahead += 31 * MINUTE
  await page
    .getByText(/^Fact \d+:\d\d$/)
    .first()
    .waitFor()
  await page.getByText('Follow-up', { exact: false }).first().waitFor()
  await page.getByText('Deep dive').first().waitFor()
  await expectFitToShow(ada, 'room for one')
  ahead += 15 * MINUTE
  await page.getByText('Changed requirement', { exact: false }).first().waitFor()
  await page.getByText('The time is up').waitFor()
  await endAlone()
  for (const scale of await page.getByRole('group').all()) await scale.locator('label').nth(2).click()
  expect(await page.getByText('How well did').count()).toBe(0)
  await page.getByRole('button', { name: 'Submit feedback', exact: true }).click()
  await page.getByRole('heading', { name: 'Ask somebody to review it' }).waitFor()
  const voices = page.getByRole('region', { name: 'Recorded voices' })
  await voices.getByRole('button', { name: 'Delete my voice' }).first().waitFor()
  await expectFitToShow(ada, 'end for one')
})

async function stopRecordAgainAndReload(): Promise<void> {
  const { page } = ada
  await page.keyboard.press('Alt+m')
  await page.getByText('You are muted.').waitFor()
  await page.getByRole('button', { name: 'Stop recording' }).click()
  await page.getByText('Your voice is recorded').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Record my voice' }).click()
  await page.getByText('You are muted.').waitFor()
  await page.keyboard.press('Alt+m')
  await page.getByText('Your voice is recorded').waitFor()
  await page.reload()
  await page.getByText('Your voice is recorded').waitFor()
}

async function endAlone(): Promise<void> {
  await ada.page.getByRole('button', { name: 'End the round' }).click()
  await ada.page.getByRole('dialog').getByRole('button', { name: 'End the interview' }).click()
  await ada.page.getByText('How did you do').waitFor()
}

it('[SO24] a peer reviews it beside the replay with the voice, and both read the report', async () => {
  const { page } = bob
  await page.goto(await ada.page.getByLabel('The reviewer’s link', { exact: true }).inputValue())
  await page.getByText('asks for your review').waitFor()
  await expectFitToShow(bob, 'invitation to a review')
  await page.getByLabel('Your name').fill('Bob')
  await page.getByRole('button', { name: 'Review it' }).click()
  await page.getByText('alone with the clock').waitFor()
  await page.getByRole('link', { name: 'Watch the replay' }).click()
  await page
    .getByText(/really being asked/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Voices', exact: true }).waitFor()
  await page.getByRole('tab', { name: 'Review' }).click()
  await scoreBeside()
  await expectFitToShow(bob, 'review beside the replay')
  await page.getByRole('link', { name: 'Back to the interview' }).click()
  await handInAsInterviewer(bob)
  for (const { page: each } of [ada, bob]) await each.getByText('answered alone').first().waitFor()
  await expectFitToShow(ada, 'report of a review')
  for (const { complaints } of [ada, bob]) expect(complaints).toEqual([])
})

async function scoreBeside(): Promise<void> {
  const { page } = bob
  const beside = page.getByRole('tabpanel', { name: 'Review' })
  await beside.getByText(judgment).first().click()
  await beside
    .getByRole('group', { name: `Level for ${judgment}` })
    .getByText('Lean yes')
    .click()
  await beside.getByRole('button', { name: `Add a moment to ${judgment}` }).click()
  await beside.getByLabel('What was seen').first().fill('Found the hot key')
  await beside.getByRole('button', { name: 'Add', exact: true }).click()
  await beside.getByText('Found the hot key').waitFor()
}
