import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { menu } from '../support/browser/moves.ts'
import { expectShownAsTyped, type Guarded, onGuard } from '../support/browser/on-guard.ts'
import { groupsOf, PayloadInterview, replaced, textsIn } from '../support/browser/payload-interview.ts'
import { payloadLabels, payloads } from '../support/browser/payloads.ts'
import { openRequest } from '../support/http/open-request.ts'
import type { Participant } from '../support/http/participant.ts'
import { record } from '../support/servers/figures.ts'

let held: PayloadInterview
let ada: Guarded
let bob: Guarded
let sam: Guarded
let eve: Guarded
let reader: Guarded
const everyone = () => [ada, bob, sam, eve]
let looked = 0

beforeAll(async () => {
  held = await PayloadInterview.open()
  await held.openOthers()
  await held.crowd()
  const { url } = held.server
  const { table } = held
  ada = await withCookies(await onGuard('Ada', url, { acceptDownloads: true }), table.ada)
  bob = await withCookies(await onGuard('Bob', url, { colorScheme: 'dark' }), table.bob)
  sam = await withCookies(await onGuard('Sam', url), table.sam)
  eve = await withCookies(await onGuard('Eve', url), table.eve)
  reader = await onGuard('Somebody', url)
}, 120_000)
afterAll(async () => {
  record('stored scripts', { payloads: payloads.length, looked })
  for (const person of [...everyone(), reader]) await person.close()
  await held.stop()
})
afterEach(() => {
  for (const { incidents, name } of [...everyone(), reader]) expect(incidents, name).toEqual([])
})

async function withCookies(person: Guarded, { cookie }: Participant): Promise<Guarded> {
  const cookies = cookie.split('; ').map((pair) => pair.split(/=(.*)/s))
  await person.context.addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url: held.server.url })))
  return person
}

const go = ({ page }: Guarded, path: string) => page.goto(held.server.url + path)

async function expectShown(person: Guarded, texts: readonly string[], where: string): Promise<void> {
  looked += texts.length
  await expectShownAsTyped(person, texts, `${person.name}: ${where}`)
}

const names = () => held.table.everyone.map(({ me }) => me?.name ?? '')

it('[XS1] what people and packs have written runs nowhere and is shown as typed', async () => {
  await go(ada, '/')
  await expectShown(ada, [...groupsOf(120), ...payloadLabels], 'the list of interviews')
  await go(ada, '/open')
  await expectShown(
    ada,
    held.questions.map(({ title }) => title),
    'the form',
  )
  for (const [n, token] of held.invitations.entries()) {
    await go(reader, `/join/${token}`)
    await expectShown(reader, [groupsOf(120)[n] ?? '', payloadLabels[(n * 3) % payloads.length] ?? ''], 'an invitation')
  }
}, 180_000)

it('[XS1] what people and packs have written runs nowhere and is shown as typed: times to agree on', async () => {
  const { ada: host, bob: guest } = held.table
  const starts = [Math.ceil(Date.now() / 60_000) * 60_000 + 86_400_000]
  const titles = groupsOf(120)
  const proposed: { slot: { id: string }; token: string }[] = []
  for (const title of titles) {
    const interview = openRequest({ title, packId: 'small', rounds: [{ questionId: null, hostRole: 'interviewer' }] })
    const { body } = await host.post('/api/slots', { interview, starts, timeZone: 'Europe/Berlin' })
    proposed.push(body as (typeof proposed)[number])
  }
  await go(ada, '/slots')
  await expectShown(ada, titles, 'the times')
  const [{ slot, token }] = proposed as [(typeof proposed)[number]]
  const said = [titles[0] ?? '', host.me?.name ?? '']
  await go(reader, `/slots/join/${token}`)
  await expectShown(reader, said, 'times to pick from')
  await guest.post(`/api/slot-links/${token}/join`, { name: guest.me?.name, timeZone: 'Asia/Tokyo' })
  await guest.post(`/api/slots/${slot.id}`, { type: 'pick', startsAt: starts[0] })
  await go(bob, `/slots/${slot.id}`)
  await expectShown(bob, said, 'a time agreed on')
}, 60_000)

it('[XS1] what people and packs have written runs nowhere and is shown as typed: the lobby', async () => {
  for (const person of everyone()) {
    await go(person, `/i/${held.table.id}`)
    await expectShown(person, [...names(), ...payloadLabels], 'the lobby')
  }
  await ada.page.getByRole('button', { name: 'Expand all' }).click()
  const [{ title, prompt, script, criteria }] = held.questions as [PayloadInterview['questions'][number]]
  const { bar, ...others } = script
  await expectShown(ada, [title, prompt, bar.senior, ...textsIn(others), ...textsIn(criteria)], 'the script beforehand')
}, 120_000)

it('[XS1] what people and packs have written runs nowhere and is shown as typed: the room', async () => {
  await held.holdRound()
  const [{ title, prompt, script, criteria }] = held.questions as [PayloadInterview['questions'][number]]
  const put = [...script.followUps.map(({ ask }) => ask), ...script.hints.map(({ text }) => text), script.curveball.ask]
  for (const person of everyone()) {
    const { page } = person
    await page.locator('canvas.interactive').waitFor()
    await page.getByRole('button', { name: /^Chat/ }).click()
    await expectShown(person, payloads, 'the chat')
    await page.getByRole('button', { name: /People/ }).click()
    await expectShown(person, [...names(), ...payloadLabels], 'the people')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Phase/ }).click()
    await expectShown(person, payloadLabels.slice(0, 20), 'the phases')
    await page.keyboard.press('Escape')
    await expectShown(
      person,
      payloads.map((text) => text.replace(/\s+/g, ' ')),
      'the board in words',
    )
  }
  for (const person of [bob, eve]) await expectShown(person, [title, prompt, ...put], 'the prompt')
  for (const person of [ada, sam]) {
    await person.page.getByRole('tab', { name: /Script/ }).click()
    const { bar: _, ...others } = script
    await expectShown(person, textsIn(others), 'the script')
    await person.page.getByRole('tab', { name: /Rubric/ }).click()
    await expectShown(person, [...textsIn(criteria), ...payloads], 'the rubric')
    await person.page.getByRole('tab', { name: /Notes/ }).click()
    await expectShown(person, payloads, 'the notes')
  }
}, 240_000)

it('[XS2] a picture of the board that was saved runs nothing, wherever it is opened', async () => {
  const { page } = ada
  await page.getByTestId('main-menu-trigger').click()
  await page.getByTestId('image-export-button').click()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export to SVG' }).click()
  const picture = await readFile(await (await saved).path(), 'utf8')
  await page.keyboard.press('Escape')
  expect(picture).toContain('onerror')
  // The worst case: an SVG on the server's own origin, without a policy.
  const address = `${held.server.url}/saved.svg`
  await reader.page.route(address, (route) => route.fulfill({ contentType: 'image/svg+xml', body: picture }))
  await reader.page.goto(address)
  await expectShown(reader, [], 'a saved picture')
  const links = await reader.page.evaluate(() =>
    [...document.querySelectorAll('a')].map((link) => String(link.getAttribute('href'))),
  )
  expect(links.filter((link) => !link.startsWith('https://example.org/'))).toEqual([])
}, 120_000)

it('[XS1] what people and packs have written runs nowhere and is shown as typed: the break, the papers, the report', async () => {
  await held.table.ada.do({ type: 'finishRound' })
  for (const person of everyone()) {
    await person.page.getByText('Round 1 is done').waitFor()
    await expectShown(person, [], 'the break')
  }
  await held.table.ada.do({ type: 'endInterview' })
  const [summary = ''] = groupsOf(2_000)
  await ada.page.getByLabel('Summary').fill(summary)
  await expectShown(ada, [summary], 'a paper')
  await bob.page.getByText('How did you do').waitFor()
  await expectShown(bob, [held.questions[0]?.title ?? ''], 'a paper')
  await held.handIn()
  for (const person of [ada, bob]) {
    await person.page.getByRole('article').first().waitFor()
    await expectShown(person, [summary, ...groupsOf(1_000), ...payloads], 'the report')
    await person.page.emulateMedia({ media: 'print' })
    await expectShown(person, [summary, ...payloads], 'the report in print')
    await person.page.emulateMedia({ media: 'screen' })
  }
  for (const person of [sam, eve]) await expectShown(person, [], 'the end')
}, 180_000)

it('[XS1] what people and packs have written runs nowhere and is shown as typed: the replay through all eyes', async () => {
  for (const [person, eyes] of [
    [ada, 'own'],
    [bob, 'own'],
    [bob, 'interviewer'],
    [sam, 'own'],
    [eve, 'own'],
  ] as const) {
    const { page } = person
    await go(person, `/i/${held.table.id}/replay`)
    await page.locator('canvas.interactive').waitFor()
    if (eyes !== 'own') await page.getByLabel('View', { exact: true }).selectOption(eyes)
    await page.getByText('Fetching this part').waitFor({ state: 'detached' })
    await page.keyboard.press('End')
    await expectShown(
      person,
      payloads.map((text) => text.replace(/\s+/g, ' ')),
      `the timeline, ${eyes}`,
    )
    await page.getByRole('tab', { name: 'Chat' }).click()
    await expectShown(person, payloads, `the chat of the replay, ${eyes}`)
    if (!(await page.getByRole('tab', { name: /Notes/ }).count())) continue
    await page.getByRole('tab', { name: /Notes/ }).click()
    await expectShown(person, payloads, `the notes of the replay, ${eyes}`)
    await menu(person, 'Keyboard shortcuts')
    await page.keyboard.press('Escape')
  }
}, 240_000)

it('[XS1] what people and packs have written runs nowhere and is shown as typed: a shared report', async () => {
  const terms = { days: 1, showNames: true, showScript: true }
  const { body } = await held.table.bob.post(`/api/interviews/${held.table.id}/shares`, terms)
  await go(reader, `/shared/${(body as { token: string }).token}`)
  await reader.page.getByRole('article').first().waitFor()
  // The report masks names inside user text, and here every user text is a name.
  await expectShown(reader, [held.questions[0]?.title ?? '', held.questions[0]?.prompt ?? ''], 'a shared report')
})

it('[XS3] a recording that was brought along runs nothing, whatever was put into it', async () => {
  const { bob: candidate, id } = held.table
  const { body } = await candidate.get(`/api/interviews/${id}/recording`)
  const changed = (keys: readonly string[], value: string) =>
    candidate.post('/api/recordings', replaced(body, keys, value))
  for (const link of ['javascript:x9()', ' javascript:x9()', 'data:text/html,x9', 'vbscript:x9()'])
    expect((await changed(['link'], link)).status, link).toBe(400)
  const all = payloads.join(' ').slice(0, 400)
  const brought = await changed(['title', 'words', 'behaviour', 'summary'], all)
  expect(brought.status, JSON.stringify(brought.body).slice(0, 300)).toBe(201)
  const path = `/recordings/${(brought.body as { id: string }).id}`
  await go(bob, path)
  await bob.page.locator('canvas.interactive').waitFor()
  await expectShown(bob, [all], 'a recording')
  await go(bob, `${path}/report`)
  await bob.page.getByRole('article').first().waitFor()
  await expectShown(bob, [all], 'the report in a recording')
  await go(bob, '/')
  await expectShown(bob, [all], 'the list of recordings')
}, 120_000)

it('[XS4] nothing that people have written becomes markup in a Markdown file', async () => {
  for (const path of ['report.md', 'timeline.md?eyes=interviewer']) {
    const { body } = await held.table.ada.get(`/api/interviews/${held.table.id}/${path}`)
    expect(String(body)).toContain('onerror')
    expect(String(body).match(/(?<!\\)<[a-z!/?][^\n]{0,40}/gi) ?? [], path).toEqual([])
    expect(String(body).match(/(?<!\\)\]\((?!#)[^\n]{0,40}/g) ?? [], path).toEqual([])
  }
})
