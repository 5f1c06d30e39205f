import { startingBoardPatches } from '@dryrun/shared/drawing/starting-board.ts'
import { defaultPlan } from '@dryrun/shared/interview/terms.ts'
import { StartingBoard } from '@dryrun/shared/pack/board.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { desktop, expectAccessible, type Visitor, visitor } from '../support/browser/browsers.ts'
import { menu } from '../support/browser/moves.ts'
import { glance, sameBoard } from '../support/browser/screen.ts'
import { asCandidate, asInterviewer } from '../support/domain/papers.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { Participant } from '../support/http/participant.ts'
import { anyDatabase } from '../support/servers/any-database.ts'

let server: RunningApp
let ada: Participant
let bob: Participant
let interview: string
let page: Visitor
beforeAll(async () => {
  server = await startApp(await anyDatabase())
  ada = await Participant.named(server.url, 'Ada')
  bob = await Participant.named(server.url, 'Bob')
  interview = await hold()
  page = await visitor('Bob')
  const cookies = bob.cookie.split('; ').map((pair) => pair.split(/=(.*)/s))
  await page.context.addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url: server.url })))
})
afterAll(async () => {
  await page.close()
  await server.stop()
})

async function hold(): Promise<string> {
  const { id, links } = await ada.open({
    title: 'Friday rehearsal',
    packId: 'serverless-2026',
    targetLevel: 'senior',
    rounds: [{ questionId: 'order-pipeline', hostRole: 'interviewer' }],
    plan: [...defaultPlan],
  })
  await bob.claim(links.find(({ seat }) => seat === 'guest')?.token ?? '')
  await Promise.all([ada.connect(id), bob.connect(id)])
  await ada.do({ type: 'startRound' })
  await bob.until(({ view }) => view?.round)
  await bob.do({ type: 'changeBoard', round: 0, patches: partOf('first', 'Outbox', 400) })
  await ada.do({ type: 'giveHint', hintId: ada.desk.question.script.hints[0].id })
  await bob.do({ type: 'changeBoard', round: 0, patches: partOf('second', 'Ledger', 600) })
  await ada.do({ type: 'endInterview' })
  for (const person of [ada, bob]) person.disconnect()
  return id
}

function partOf(id: string, label: string, x: number) {
  return startingBoardPatches(StartingBoard.parse({ parts: [{ id, stencil: 'queue', label, x, y: 500 }] }))
}

const open = async ({ page: tab }: Visitor, path: string) => {
  await tab.goto(server.url + path)
  await tab.getByRole('region', { name: 'Whiteboard' }).waitFor()
  await tab.getByRole('list', { name: 'What happened' }).getByRole('listitem').first().waitFor()
}
/** Seeks to the hint: the first part is on the board, the second is not. */
const toHint = async (person: Visitor) => {
  const { page: tab } = person
  await tab
    .getByRole('list', { name: /^Markers/ })
    .getByRole('button', { name: /Hint:/ })
    .click()
  await expect
    .poll(async () => textsOn(await glance(person)).filter((text) => /Outbox|Ledger/.test(text)))
    .toEqual(['Outbox'])
}
async function breakSeal(): Promise<void> {
  for (const person of [ada, bob]) await person.connect(interview)
  await ada.do({ type: 'score', round: 0, dimension: 'deep-dive', level: 3, how: null, sentence: '' })
  await ada.do(asInterviewer())
  await bob.do(asCandidate())
  for (const person of [ada, bob]) person.disconnect()
  const bobId = bob.me?.id ?? ''
  await expect.poll(async () => (await server.app.scripts.barred([bobId])).get(bobId)?.size).toBe(0)
}

const textsOn = ({ board }: Awaited<ReturnType<typeof glance>>) => board.map(({ text }) => text)

it('[PL32] a recording saved as a file is brought along and watched by somebody else, as it was seen', async () => {
  await open(page, `/i/${interview}/replay`)
  await toHint(page)
  const seen = await glance(page)
  const download = page.page.waitForEvent('download')
  await menu(page, 'Export recording')
  const file = await (await download).path()

  const eve = await visitor('Eve', { viewport: desktop, colorScheme: 'dark' })
  await eve.page.goto(server.url)
  await eve.page.request.post(`${server.url}/api/me`, { data: { name: 'Eve' }, headers: { origin: server.url } })
  await eve.page.reload()
  const chooser = eve.page.waitForEvent('filechooser')
  await eve.page.getByRole('button', { name: 'Import a recording' }).click()
  await (await chooser).setFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
  await eve.page.getByText('This file could not be taken').waitFor()
  await expectAccessible(eve.page, 'a file that is no recording')
  const again = eve.page.waitForEvent('filechooser')
  await eve.page.getByRole('button', { name: 'Import a recording' }).click()
  await (await again).setFiles(file)
  await eve.page.waitForURL(/\/recordings\//)
  await eve.page.getByRole('list', { name: 'What happened' }).getByRole('listitem').first().waitFor()
  await toHint(eve)
  await expect.poll(async () => sameBoard(seen, await glance(eve))).toBe(true)
  await eve.page.getByRole('button', { name: 'Menu' }).click()
  await eve.page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).waitFor()
  expect(await eve.page.getByRole('menuitem', { name: /^Try this again/ }).count()).toBe(0)
  await eve.page.keyboard.press('Escape')

  await eve.page.getByRole('link', { name: 'Back to the start page' }).click()
  await eve.page.getByRole('button', { name: 'Remove the recording Friday rehearsal' }).click()
  await eve.page.getByRole('button', { name: 'Remove for good' }).click()
  await eve.page.getByRole('link', { name: /^Friday rehearsal/ }).waitFor({ state: 'detached' })
  expect(eve.complaints.filter((complaint) => !complaint.includes('400'))).toEqual([])
  await eve.close()
})

it('[PL33] a round is tried again from a moment, as an interview whose board begins as it stood then', async () => {
  await open(page, `/i/${interview}/replay`)
  await toHint(page)
  await menu(page, 'Retry from here')
  const dialog = page.page.getByRole('dialog', { name: 'Retry from here' })
  await dialog.getByText('Order processing').waitFor()
  await expectAccessible(page.page, 'the dialog for another try')
  await dialog.getByRole('radio', { name: /^Ask/ }).check()
  await dialog.getByRole('button', { name: 'Create interview' }).click()
  await dialog.getByRole('alert').getByText('hidden until').waitFor()
  await breakSeal()
  await dialog.getByRole('radio', { name: 'Answer' }).check()
  await dialog.getByRole('button', { name: 'Create interview' }).click()
  const link = await page.page.locator('input[value*="/join/"]').first().inputValue()
  const opened = page.page.url().split('/').at(-1) ?? ''
  await ada.claim(link.split('/join/')[1] ?? '')
  await ada.connect(opened)
  await ada.do({ type: 'startRound' })
  await page.page.getByRole('region', { name: 'Whiteboard' }).waitFor()
  await expect.poll(async () => textsOn(await glance(page)), { timeout: 15_000 }).toContain('Outbox')
  expect(textsOn(await glance(page))).not.toContain('Ledger')
  ada.disconnect()
})

it('[PL34] the interview that comes with the server plays for anyone who opens it', async () => {
  const nobody = await visitor('Nobody')
  await open(nobody, '/sample')
  await expectAccessible(nobody.page, 'the sample')
  await nobody.page.getByRole('button', { name: 'Play', exact: true }).click()
  const clock = nobody.page.getByRole('timer', { name: 'Round clock' })
  const before = await clock.textContent()
  await expect.poll(() => clock.textContent()).not.toBe(before)
  expect(nobody.complaints).toEqual([])
  await nobody.close()
})
