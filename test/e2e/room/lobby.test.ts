import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectFitToShow, type Visitor, visitor } from '../../support/browser/browsers.ts'
import { type RunningApp, startApp } from '../../support/http/app.ts'
import { anyDatabase } from '../../support/servers/any-database.ts'

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

it('[F1] a newcomer gets from the start page to an open interview by its form alone', async () => {
  const { page } = ada
  await page.goto(server.url)
  await expectFitToShow(ada, 'start page')
  await page.getByRole('link', { name: 'Start with a partner' }).click()
  await page.getByLabel('Your name').waitFor()
  await expectFitToShow(ada, 'form')
  await page.getByLabel('Your name').fill('Ada')
  await page.getByRole('button', { name: 'Two rounds, swap roles' }).click()
  await page.getByRole('button', { name: 'Create interview' }).click()
  await page.getByRole('heading', { name: 'Who is here' }).waitFor()
  await page.getByText('Board ready').waitFor({ timeout: 30_000 })
  await page.getByText('Waiting for the candidate to join').waitFor()
  await page.getByRole('button', { name: 'Start round 1', disabled: true }).waitFor()
  await expectFitToShow(ada, 'lobby with an empty seat')
})

it('[F2] a link shows whose interview it is and which seat it gives, and a click takes it', async () => {
  const { page } = bob
  const link = await ada.page.getByLabel('The candidate’s link', { exact: true }).inputValue()
  await page.goto(link)
  await page.getByText('Ada invites you').waitFor()
  await page.getByRole('heading', { name: 'You answer in the first round' }).waitFor()
  await expectFitToShow(bob, 'invitation')
  await page.getByLabel('Your name').fill('Bob')
  await page.getByRole('button', { name: 'Join as candidate' }).click()
  await page.getByText('Ada starts the round').waitFor()
  await page.getByText('Board ready').waitFor({ timeout: 30_000 })
  await expectFitToShow(bob, 'lobby of the candidate')

  const late = await visitor('Late')
  await late.page.goto(link)
  await late.page.getByText('This seat is taken').waitFor()
  await expectFitToShow(late, 'invitation to a taken seat')
  await late.page.goto(`${server.url}/join/nothing-of-the-kind`)
  await late.page.getByText('Invalid or expired link').waitFor()
  await expectFitToShow(late, 'unknown link')
  await late.close()
})

it('[PX5] the key that hides the desk puts away the script before the round, and the paper after it, too', async () => {
  await ada.page.getByText('What it is really asking').waitFor()
  await hideAndShow(ada, 'What it is really asking')
})

it('[F3] the interviewer alone reads the script beforehand, and the round starts for both', async () => {
  await ada.page.getByText('Only you see this').first().waitFor()
  await ada.page.getByText('What it is really asking').waitFor()
  expect(await bob.page.getByText('What it is really asking').count()).toBe(0)
  await expectFitToShow(ada, 'lobby with both')
  await ada.page.getByRole('button', { name: 'Start round 1' }).click()
  for (const { page } of [ada, bob]) await page.locator('canvas.interactive').waitFor({ timeout: 30_000 })
  expect([...ada.complaints, ...bob.complaints]).toEqual([])
})

it('[PA20] in a browser the level follows the ticked parts, waits for a sentence against them, and all of it fits', async () => {
  const { page } = ada
  await page.getByRole('tab', { name: /Rubric/ }).click()
  const card = page.getByRole('tabpanel', { name: /Rubric/ }).getByRole('region', { name: 'Requirements and scope' })
  await card.getByRole('button', { name: 'Requirements and scope' }).click()
  const parts = card.getByRole('list', { name: 'Parts of Lean yes' }).getByRole('checkbox')
  for (const part of await parts.all()) await part.check()
  await card.getByText('Computed: 3 Lean yes.').waitFor()
  await parts.last().uncheck()
  await card.getByText(/^Missing for 3: /).waitFor()
  await card.getByText('Strong yes').click()
  await card.getByText('Say in a sentence why it is 4 Strong yes.').waitFor()
  await expectFitToShow(ada, 'parts of the rubric')
  await page.reload()
  await card.getByRole('button', { name: 'Requirements and scope' }).click()
  await card.getByLabel('One sentence on Requirements and scope').fill('Found the deciding requirement alone')
  await page.keyboard.press('Enter')
  await card.getByText('Overruled to 4 Strong yes.').waitFor()
  await card.getByRole('button', { name: 'Clear score' }).click()
  await card.getByLabel('One sentence on Requirements and scope').fill('')
  await page.keyboard.press('Enter')
  expect([...ada.complaints, ...bob.complaints]).toEqual([])
})

it('[F4] a paper names what it lacks, survives a reload, and opens to both once both have submitted', async () => {
  const { page } = ada
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'End the interview' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End the interview' }).click()
  await page.getByText('Score at least one dimension').click()
  await page.getByRole('group', { name: 'Level for Requirements and scope' }).getByText('Strong yes').click()
  await page.getByText('Requirements and scope: a 4 needs a moment it stands on').waitFor()
  await page.getByLabel('Summary').fill('A design that holds.')
  await expectFitToShow(ada, 'paper of the interviewer')
  await hideAndShow(ada, 'Strong yes')
  await page.reload()
  await expect.poll(() => page.getByLabel('Summary').inputValue()).toBe('A design that holds.')

  await page.getByText('Requirements and scope: a 4 needs a moment it stands on').click()
  await page.getByRole('button', { name: 'Add a moment to Requirements and scope' }).click()
  await page.getByLabel('Moment', { exact: true }).fill('0:00')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page
    .getByRole('group', { name: /Overall recommendation/ })
    .getByText('Lean yes')
    .click()
  await page.getByRole('button', { name: 'Submit feedback', exact: true }).click()
  await page.getByText('Hidden until Bob has submitted too').waitFor()
  await expectFitToShow(ada, 'waiting for the other')

  await bob.page.getByText('Score yourself on 8 more dimensions').waitFor()
  for (const scale of await bob.page.getByRole('group').all())
    await scale.getByRole('radio').nth(1).check({ force: true })
  await expectFitToShow(bob, 'paper of the candidate')
  await bob.page.getByRole('button', { name: 'Submit feedback', exact: true }).click()
  for (const person of [ada, bob]) {
    await person.page.getByText('What was really being asked').waitFor()
    await person.page.getByText('A design that holds.').waitFor()
    await expectFitToShow(person, 'result')
  }
  expect([...ada.complaints, ...bob.complaints]).toEqual([])
})

async function hideAndShow({ page }: Visitor, secret: string): Promise<void> {
  await page.keyboard.press('Alt+h')
  for (const when of ['at once', 'after a reload']) {
    await page.getByText('Put away, so that you can share your screen').waitFor()
    expect(await page.content(), when).not.toContain(secret)
    await page.reload()
  }
  await page.getByRole('button', { name: 'Show it again' }).click()
  await page.getByText(secret).first().waitFor({ state: 'attached' })
}

it('[F5] what the form can’t take is said at the field, and nothing typed is lost by that or by a reload', async () => {
  const { page, close } = await visitor('Cleo')
  await page.goto(`${server.url}/open`)
  await page.getByLabel('Title').fill('')
  await page.getByLabel('Your name').fill('Cleo')
  await page.getByRole('button', { name: '45 minutes a round' }).click()
  await page.getByLabel('Deep dive', { exact: true }).fill('0')
  await page.getByRole('button', { name: 'Create interview' }).click()
  await page.getByText('Enter a title.').waitFor()
  await page.getByText('Give every phase at least a minute.').waitFor()
  await expect.poll(() => page.getByLabel('Title').evaluate((field) => field === document.activeElement)).toBe(true)
  await expectFitToShow({ page }, 'form with faults')

  await page.getByLabel('Title').fill('Before the loop')
  await page.reload()
  await expect.poll(() => page.getByLabel('Title').inputValue()).toBe('Before the loop')
  await expect.poll(() => page.getByLabel('Your name').inputValue()).toBe('Cleo')
  await page.getByText('34 minutes a round').waitFor()
  await close()
})

it('[F6] the start page leads to a partner in three ways, then to what is under way, then to the sample', async () => {
  const { page } = bob
  await page.goto(server.url)
  const ways = page.getByRole('navigation', { name: 'Ways to an interview' }).getByRole('link')
  await page.getByRole('heading', { name: 'Your interviews' }).waitFor()
  expect(await ways.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
    '/open',
    '/queue',
    '/slots',
    '/solo',
    '/prepare',
  ])
  const parts = await page.getByRole('heading', { level: 2 }).allInnerTexts()
  expect(parts.indexOf('Your interviews')).toBeLessThan(parts.indexOf('See a sample interview'))
  await expectFitToShow(bob, 'start page of somebody who has been here')
})
