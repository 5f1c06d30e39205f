import { defaultPlan } from '@dryrun/shared/interview/terms.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { browsing } from '../../support/browser/browse.ts'
import type { Visitor } from '../../support/browser/browsers.ts'
import { menu } from '../../support/browser/moves.ts'
import { endInterview, handInAsCandidate, handInAsInterviewer, scoreAll } from '../../support/browser/round-moves.ts'
import { type RunningApp, startApp } from '../../support/http/app.ts'
import { Participant } from '../../support/http/participant.ts'
import { tokenOf } from '../../support/http/table.ts'
import { anyDatabase } from '../../support/servers/any-database.ts'

const desk = { width: 1440, height: 900 }

let server: RunningApp
let ada: Visitor
let bob: Visitor
beforeAll(async () => {
  server = await startApp(await anyDatabase())
  const [host, guest] = [await Participant.named(server.url, 'Ada'), await Participant.named(server.url, 'Bob')]
  const { id, links } = await host.open({
    title: 'By the card',
    packId: 'serverless-2026',
    targetLevel: 'senior',
    rounds: [
      { questionId: 'cold-starts', hostRole: 'interviewer' },
      { questionId: 'order-pipeline', hostRole: 'interviewer' },
    ],
    plan: [...defaultPlan],
  })
  await guest.claim(tokenOf(links, 'guest'))
  ada = await browsing(server.url, host, { viewport: desk })
  bob = await browsing(server.url, guest)
  for (const { page } of [ada, bob]) await page.goto(`${server.url}/i/${id}`)
})
afterAll(async () => {
  await ada?.close()
  await bob?.close()
  await server?.stop()
})

it('[R47] an interviewer runs a discussion and a design question by the run card, the facts and the clock alone', async () => {
  await ada.page.getByRole('button', { name: 'Start round 1' }).click()
  await holdByTheCard(['Opening', 'Frame the problem', 'Explain the mechanism'])
  await menu(ada, 'Finish this round')
  await ada.page.getByRole('button', { name: 'Finish the round' }).click()
  await ada.page.getByRole('button', { name: 'Start round 2 of 2' }).click()
  await holdByTheCard(['Introduction', 'Requirements', 'Estimates that steer the design'])
  await endInterview(ada)
  for (let round = 0; round < 2; round++) await handInAsInterviewer(ada)
  for (let round = 0; round < 2; round++) await handInAsCandidate(bob)
  for (const { page } of [ada, bob]) await expect.poll(() => page.getByRole('article').count()).toBe(2)
  for (const { complaints } of [ada, bob]) expect(complaints).toEqual([])
}, 180_000)

async function holdByTheCard(earlyPhases: readonly string[]): Promise<void> {
  const { page } = ada
  const prompt = bob.page.getByRole('complementary', { name: 'Prompt' })
  const part = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) })
  const card = part('Run card')
  await part('Facts to tell')
    .getByRole('button', { name: /^Tell: / })
    .first()
    .click()
  await prompt.getByText(/^Fact \d/).waitFor()
  for (const phase of earlyPhases) {
    await page.getByRole('button', { name: new RegExp(`of \\d+:\\s*${phase}`) }).waitFor()
    await page.getByRole('button', { name: 'Next phase' }).click()
  }
  await expectShort()
  await page.getByRole('button', { name: 'Card', exact: true }).click()
  const musts = card.getByRole('group', { name: /^Heard/ })
  expect(await musts.count()).toBe(3)
  for (const must of await musts.all()) await must.getByRole('button', { name: 'Unprompted' }).click()
  for (let decider = 0; decider < 2; decider++)
    await card
      .getByRole('button', { name: /^Ask: / })
      .first()
      .click()
  await expect.poll(() => prompt.getByText(/^Follow-up \d/).count()).toBe(2)
  await card.getByRole('button', { name: /Mark$/ }).click()
  await card.getByRole('button', { name: 'Send the curveball now' }).click()
  await prompt.getByText(/^Changed requirement \d/).waitFor()
  await scoreAll(ada)
  await page.getByRole('tab', { name: /Script/ }).click()
}

/** After the first phases the script has at most 4.5 screens, and no entry takes more than 45 % of one. */
async function expectShort(): Promise<void> {
  const script = ada.page.getByRole('tabpanel', { name: /Script/ })
  // It stays as it was left in the round before.
  const card = script.getByRole('button', { name: 'Run card', exact: true })
  if ((await card.getAttribute('aria-expanded')) === 'true') await card.click()
  await script.getByRole('button', { name: 'Run card', expanded: false }).waitFor()
  const [screens, tallest] = await script.evaluate((panel) => {
    const body = [...panel.querySelectorAll('*')].find((each) => getComputedStyle(each).overflowY === 'auto')
    const heights = [...panel.querySelectorAll('li')].map(({ clientHeight }) => clientHeight)
    return [(body?.scrollHeight ?? 0) / (body?.clientHeight ?? 1), Math.max(...heights) / (body?.clientHeight ?? 1)]
  })
  expect(screens).toBeLessThanOrEqual(4.5)
  expect(tallest).toBeLessThanOrEqual(0.45)
}
