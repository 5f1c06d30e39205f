import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { browsing } from '../support/browser/browse.ts'
import { desktop, expectAccessible, expectFitToShow, type Visitor, visitor } from '../support/browser/browsers.ts'
import { canReadPdf, textOf } from '../support/browser/pdf-text.ts'
import { wordsOf } from '../support/browser/room-pair.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { Participant } from '../support/http/participant.ts'
import { reported, reportedBefore } from '../support/http/reported.ts'
import { anyDatabase } from '../support/servers/any-database.ts'

let server: RunningApp
let interview: string
let ada: Visitor
let bob: Visitor
beforeAll(async () => {
  server = await startApp(await anyDatabase())
  const [host, guest] = [await Participant.named(server.url, 'Ada'), await Participant.named(server.url, 'Bob')]
  await reportedBefore(server, { ada: host, bob: guest })
  interview = await reported(server, { ada: host, bob: guest })
  ada = await browsing(server.url, host)
  bob = await browsing(server.url, guest)
})
afterAll(async () => {
  await ada?.close()
  await bob?.close()
  await server?.stop()
})

async function open({ page }: Visitor): Promise<void> {
  await page.setViewportSize(desktop)
  await page.goto(`${server.url}/i/${interview}`)
  await page.getByRole('article').nth(1).waitFor()
  await untilDrawn(page)
}

async function untilDrawn(page: Page): Promise<void> {
  await expect.poll(() => page.getByText('Drawing the board').count(), { timeout: 30_000 }).toBe(0)
  await expect
    .poll(() =>
      page
        .getByRole('img', { name: /The scores as a shape/ })
        .locator('svg')
        .count(),
    )
    .toBeGreaterThan(0)
}

it('[RT12] the page shows all of it to both, in words beside every chart and picture, on a desk and on a phone', async () => {
  for (const person of [ada, bob]) {
    await open(person)
    const first = person.page.getByRole('article').first()
    for (const heading of [
      ...['Two things to change next time', 'Both sides’ scores', 'Scores and evidence'],
      ...['What to study next', 'Where the time went', 'The board', 'Board facts'],
      ...['What was really being asked', 'Interviewer rating'],
    ])
      await first.getByRole('heading', { name: heading, exact: true }).waitFor()
    for (const words of [
      ...['Lean yes for senior', 'What was listened for', 'Questions asked', 'Red flags seen'],
      ...['11 components, 4 of them there from the start', 'The interviewer’s notes', '5 of 10 heard'],
      ...['Facts given', 'Facts not given', 'Parts of a good answer', /^1 of \d+ heard$/],
    ])
      await first.getByText(words, { exact: true }).first().waitFor()
    const scores = first.getByRole('table').first()
    await expect.poll(() => wordsOf(scores.getByRole('row', { name: /^Deep dive/ }))).toContain('Deep dive43')
    const minutes = first.getByRole('table').nth(1)
    await expect.poll(() => wordsOf(minutes.getByRole('row', { name: /^Requirements/ }))).toBe('Requirements6:006:30')
    const pictures = first.getByRole('img', { name: /^The board: Customer/ })
    await expect.poll(() => pictures.count()).toBe(5)
    expect(await pictures.first().getAttribute('alt')).toContain('Orders API → Accept order: POST')
    await expectFitToShow(person, `report of ${person.name}`)
    expect(person.complaints).toEqual([])
  }
}, 240_000)

it('[RT12] whoever answered is told what they were given the last time, and nobody else is', async () => {
  for (const [person, count] of [
    [bob, 1],
    [ada, 0],
  ] as const) {
    await open(person)
    const scores = person.page.getByRole('article').first().getByRole('table').first()
    await expect.poll(() => scores.getByRole('columnheader', { name: 'Last time' }).count()).toBe(count)
  }
})

it('[RT13] a score, a change, a follow-up and a hint lead to their moment in the replay', async () => {
  const { page } = bob
  for (const [from, moment, round] of [
    [page.getByRole('article').first().getByLabel('Moments it stands on').first(), '36:00', 1],
    [page.getByRole('article').first().getByRole('listitem').filter({ hasText: 'Drew three boxes' }), '11:12', 1],
    [page.getByRole('article').first().getByRole('listitem').filter({ hasText: 'Follow-up' }).first(), '21:00', 1],
    [page.getByRole('article').first().getByRole('listitem').filter({ hasText: 'Hint, a nudge' }), '25:00', 1],
    [page.getByRole('article').first().getByRole('listitem').filter({ hasText: 'Refunds and ends' }), '22:00', 1],
    [page.getByRole('article').first().getByRole('listitem').filter({ hasText: '1 million orders a day' }), '2:30', 1],
    [page.getByRole('article').nth(1).getByLabel('Moments it stands on').first(), '12:00', 2],
  ] as const) {
    await open(bob)
    await from
      .getByRole('link', { name: `${moment}, watch this moment` })
      .first()
      .click()
    await page.waitForURL((url) => url.pathname === `/i/${interview}/replay`)
    const { searchParams } = new URL(page.url())
    expect([searchParams.get('t'), searchParams.get('r')]).toEqual([
      expect.stringContaining(moment),
      round > 1 ? `${round}` : null,
    ])
    await page.locator(`input[type=range][aria-valuetext^="${moment}, "]`).waitFor({ timeout: 30_000 })
  }
  expect(bob.complaints).toEqual([])
}, 240_000)

/** Patterns of the printed text; the spacing of columns varies. */
const printed = [
  ...['Lean yes', '3.1 of 4', 'lasted 43:00', '11:12', '27:00', '36:00', 'weight 20', '5 of 10 heard'],
  ...['11 components, 4 of them there from the start', '7 connections', 'Archive \\(object storage\\)', 'lasted 16:30'],
  ...['4 of 5: good', 'Requirements 6:00 6:30', 'Deep dive 4 3', 'Estimation 2 3'],
  // Print opens what is folded on the screen.
  ...['Not asked', 'Asked for the peak before drawing', 'Numbers to know', 'Facts not given', 'Senior: 0 of 3 heard'],
].map((words) => new RegExp(words.replaceAll(' ', '\\s+')))
const controls = ['Share…', 'Markdown', 'Print or save', 'Watch the replay', 'All saved', 'Skip to']

it.runIf(canReadPdf())(
  '[RT14] on paper of either size it has every figure, no control, and every row whole',
  async () => {
    await open(bob)
    for (const format of ['A4', 'Letter'] as const) {
      const text = textOf(await bob.page.pdf({ format }))
      expect(printed.filter((figure) => !figure.test(text))).toEqual([])
      expect(controls.filter((control) => text.includes(control))).toEqual([])
      // A score row never breaks across pages.
      const pages = text.split('\f').filter((page) => /Communication and drive +(Announced|Agreed a plan)/.test(page))
      expect(pages).toHaveLength(2)
      for (const page of pages) expect(page).toContain('weight 10')
    }
  },
  120_000,
)

it('[SH12] a link is made, read by a stranger and ended from the page, and leads nowhere else', async () => {
  await open(bob)
  await bob.page.getByRole('button', { name: 'Share…' }).click()
  const dialog = bob.page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  const link = await dialog.getByLabel('Link to the report', { exact: true }).inputValue()
  await expectAccessible(bob.page, 'sharing')

  const stranger = await visitor('Nobody')
  const answer = await stranger.page.goto(link)
  expect(answer?.headers()).toMatchObject({ 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer' })
  await stranger.page.getByRole('article').nth(1).waitFor()
  await untilDrawn(stranger.page)
  const words = (await stranger.page.locator('main').textContent()) ?? ''
  expect(words).not.toMatch(/\b(Ada|Bob)\b/)
  expect(words).not.toContain('What was really being asked')
  expect(words).toContain('Candidate had to redraw the write path')
  for (const gone of [/watch this moment/, /replay/i])
    expect(await stranger.page.locator('main').getByRole('link', { name: gone }).count()).toBe(0)
  await expectFitToShow(stranger, 'a shared report')
  expect(stranger.complaints).toEqual([])

  await dialog.getByRole('button', { name: /^End it/ }).click()
  await dialog.getByText('Links that work now').waitFor({ state: 'detached' })
  await stranger.page.goto(link)
  await stranger.page.getByText('This link leads to no report').waitFor()
  await expectAccessible(stranger.page, 'a link that was ended')
  await stranger.close()
}, 240_000)

it('[RT15] the report in a file is read as it is, by somebody nameless too, and leads to the replay in that file', async () => {
  const newcomer = await visitor('Nobody')
  const { page } = newcomer
  await page.goto(`${server.url}/sample/report`)
  await page.getByRole('article').first().waitFor()
  await untilDrawn(page)
  await expectFitToShow(newcomer, 'report of the sample')
  const moment = page.getByLabel('Moments it stands on').first().getByRole('link').first()
  const clock = (await moment.textContent()) ?? ''
  await moment.click()
  await page.waitForURL((url) => url.pathname === '/sample' && url.searchParams.has('t'))
  await page.locator(`input[type=range][aria-valuetext^="${clock}, "]`).waitFor({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('menuitem', { name: 'Read the report' }).click()
  await page.getByRole('article').first().waitFor()
  expect(newcomer.complaints).toEqual([])
  await page.goto(`${server.url}/recordings/${interview}/report`)
  await page.getByText('The report did not come').waitFor()
  await newcomer.close()
}, 240_000)
