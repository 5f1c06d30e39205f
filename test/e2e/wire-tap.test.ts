import { randomUUID } from 'node:crypto'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BrowserTap } from '../support/browser-tap.ts'
import { type Visitor, visitor } from '../support/browsers.ts'
import { record } from '../support/figures.ts'
import { menu } from '../support/moves.ts'
import { Participant } from '../support/participant.ts'
import { type Arrival, byAsking } from '../support/table.ts'
import { WireTap } from '../support/wire-tap.ts'

/** Ada asks, Bob answers and after a swap asks himself, Eve watches as audience: each in a browser of their own. */
type Name = 'ada' | 'bob' | 'eve'
const browsers = new Map<Name, { visitor: Visitor; tap: BrowserTap }>()
let wire: WireTap

beforeAll(async () => {
  for (const name of ['ada', 'bob', 'eve'] as const) {
    const person = await visitor(name, { acceptDownloads: true })
    // Files are then saved the plain way, which a test can see.
    await person.page.addInitScript(() => Reflect.deleteProperty(window, 'showOpenFilePicker'))
    browsers.set(name, { visitor: person, tap: await BrowserTap.on(person) })
  }
  wire = await WireTap.open(arrive)
  wire.onLook(async (after) => {
    for (const name of browsers.keys()) await look(name, after)
  })
  await pageOf('ada').goto(`${wire.server.url}/i/${wire.table.id}`)
  for (const name of browsers.keys()) await pageOf(name).getByRole('heading', { name: 'Who is here' }).waitFor()
  await searchAll('the lobby')
}, 120_000)
afterAll(async () => {
  process.stdout.write(wire.search.report())
  for (const person of wire.table.everyone) person.disconnect()
  for (const { visitor: person } of browsers.values()) await person.close()
  await wire.server.stop()
})

const here = (name: Name) => browsers.get(name) ?? fail(`${name} has no browser`)
const pageOf = (name: Name) => here(name).visitor.page
const fail = (words: string): never => {
  throw new Error(words)
}

/** By the link, in the browser, as people come; Sam has none. */
const arrive: Arrival = async (url, name, token) => {
  const browser = browsers.get(name.toLowerCase() as Name)
  if (!browser) return byAsking(url, name, token)
  const { page, context } = browser.visitor
  if (token) {
    await page.goto(`${url}/join/${token}`)
    await page.getByLabel('Your name').fill(name)
    await page.getByRole('button', { name: /^(Join|Watch)/ }).click()
    await page.getByRole('heading', { name: 'Who is here' }).waitFor()
  } else {
    await page.goto(url)
    await page.evaluate(postName, name)
  }
  return Participant.withCookies(url, await context.cookies())
}

/** Runs in the page. */
async function postName(name: string): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  await fetch('/api/me', { method: 'POST', headers, body: JSON.stringify({ name }) })
}

/** Searches what a browser was sent, once it has everything that its person's socket has. */
async function look(name: Name, after: string, maySeeLists = false): Promise<void> {
  const { tap, visitor: person } = here(name)
  const version = wire.table[name].frames.at(-1)?.version ?? 0
  if (person.page.url().endsWith(wire.table.id)) await tap.reached(version)
  await wire.search.scanInTurn(await tap.take(), { person: name, ear: `${name}, browser`, after, maySeeLists })
}

/** The same, and what its page and its stores hold. */
async function searchAll(after: string): Promise<void> {
  for (const name of browsers.keys()) {
    await look(name, after)
    const contents = await here(name).tap.contents()
    await wire.search.scanInTurn(contents, { person: name, ear: `${name}, page`, after })
  }
  expect(wire.search.hits).toEqual([])
}

const ends = (command: Command) => /^(finishRound|endInterview)$/.test(command.type)
const roundsOf = () => {
  const places = wire.steps.flatMap(({ command }, at) => (ends(command) ? [at + 1] : []))
  return places.map((end, index) => wire.steps.slice(places[index - 1] ?? 0, end))
}

/** A round but for its last step, looked at from all sides in the middle. */
async function playRound(round: number): Promise<void> {
  const steps = (roundsOf()[round] ?? []).slice(0, -1)
  const [begin, ...rest] = steps
  if (begin) await wire.play(begin)
  for (const name of browsers.keys()) await pageOf(name).locator('canvas.interactive').waitFor()
  for (const step of rest.slice(0, rest.length / 2)) await wire.play(step)
  await searchAll(`the middle of round ${round + 1}`)
  for (const step of rest.slice(rest.length / 2)) await wire.play(step)
  await searchAll(`the end of round ${round + 1}`)
}

async function endRound(round: number): Promise<void> {
  const last = roundsOf()[round]?.at(-1)
  if (last) await wire.play(last)
  await searchAll(`round ${round + 1} was over`)
}

/** Opens all there is to open in the room of somebody who has no desk. */
async function openEverything(name: 'bob' | 'eve'): Promise<void> {
  const page = pageOf(name)
  await page.getByRole('button', { name: /^Chat/ }).click()
  await page.getByRole('button', { name: /People/ }).click()
  await searchAll('the people')
  await page.keyboard.press('Escape')
  await menu(here(name).visitor, 'Keys')
  await searchAll('the keys')
  await page.keyboard.press('Escape')
  for (const keys of ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5', 'Alt+h']) await page.keyboard.press(keys)
  await page.reload()
  await page.locator('canvas.interactive').waitFor()
  await here(name).visitor.context.setOffline(true)
  await page.getByText('Offline').first().waitFor({ timeout: 30_000 })
  await here(name).visitor.context.setOffline(false)
  await page.getByText('All saved').first().waitFor({ timeout: 30_000 })
  await searchAll('a reconnect')
}

/** The board as a file, in both kinds that the canvas offers. */
async function saveAsImage(name: Name): Promise<void> {
  const page = pageOf(name)
  await page.getByTestId('main-menu-trigger').click()
  await page.getByTestId('image-export-button').click()
  for (const kind of ['PNG', 'SVG']) {
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: `Export to ${kind}` }).click()
    await (await saved).path()
  }
  await page.keyboard.press('Escape')
}

/** Places that lead nowhere, or to what is not theirs. */
async function goAstray(name: 'bob' | 'eve'): Promise<void> {
  const page = pageOf(name)
  const token = wire.table.links[0]?.token
  const astray = [`/i/${randomUUID()}`, '/i/nothing', `/join/${token}`, '/join/nothing', '/nothing', '/api/nothing']
  for (const path of [...astray, '/api/docs', '/', '/open']) {
    await page.goto(wire.server.url + path)
    await page.waitForLoadState('networkidle')
    await look(name, path, path === '/open')
    const contents = await here(name).tap.contents()
    await wire.search.scanInTurn(contents, {
      person: name,
      ear: `${name}, page`,
      after: path,
      maySeeLists: path === '/open',
    })
  }
  await page.goto(`${wire.server.url}/i/${wire.table.id}`)
  await page.locator('canvas.interactive').waitFor()
  await searchAll('a way through other pages')
}

/** What happened, watched again by somebody for whom it is still sealed. */
async function watchReplay(name: 'bob' | 'eve'): Promise<void> {
  const page = pageOf(name)
  await page.goto(`${wire.server.url}/i/${wire.table.id}/replay`)
  await page.locator('canvas.interactive').waitFor()
  await page.getByText('Fetching this part').waitFor({ state: 'detached' })
  for (const key of ['Home', 'Shift+ArrowRight', 'End']) await page.keyboard.press(key)
  await page.getByRole('tab', { name: 'Chat' }).click()
  await searchAll(`a replay by ${name}`)
  await page.goto(`${wire.server.url}/i/${wire.table.id}`)
  await page.getByRole('link', { name: 'Watch the replay' }).waitFor()
}

it('[WT4] a browser is never sent, shown, kept or handed a secret before it is opened, and holds none in its memory', async () => {
  await playRound(0)
  for (const name of ['bob', 'eve'] as const) await openEverything(name)
  await saveAsImage('bob')
  for (const name of ['bob', 'eve'] as const) await goAstray(name)
  for (const name of ['bob', 'eve'] as const)
    await wire.search.scanInTurn(await here(name).tap.memory(), {
      person: name,
      ear: `${name}, memory`,
      after: 'round 1',
      raw: true,
    })
  await searchAll('the first round')
}, 300_000)

it('[WT4] a browser is never sent, shown, kept or handed a secret before it is opened: after swaps', async () => {
  await endRound(0)
  await wire.reconnectAll('the first break')
  await playRound(1)
  await endRound(1)
  await playRound(2)
  await openEverything('bob')
  await endRound(2)
}, 300_000)

it('[WT4] a browser is never sent, shown, kept or handed a secret before it is opened: while papers are handed in', async () => {
  const papers = wire.steps.slice(wire.steps.findIndex(({ command }) => command.type === 'endInterview') + 1)
  for (const paper of papers.slice(0, -1)) await wire.play(paper)
  await searchAll('all papers but one')
  for (const name of ['bob', 'eve'] as const) await watchReplay(name)
  for (const paper of papers.slice(-1)) await wire.play(paper)
  for (const name of ['ada', 'bob'] as const) await pageOf(name).getByRole('article').first().waitFor()
  await searchAll('the seal broke')
}, 120_000)

it('[WT5] the same search finds every secret of a round in what its interviewer’s browser was sent', () => {
  for (const [name, round] of [
    ['ada', 0],
    ['bob', 1],
    ['ada', 2],
  ] as const)
    expect(wire.search.missing(`${name}, browser`, round, ({ field }) => /^(script|criteria)/.test(field))).toEqual([])
})

it('[WT5] the same search finds every secret of a round in what its interviewer’s browser was sent, and left nothing out', () => {
  for (const { tap } of browsers.values()) expect(tap.lost).toEqual([])
  const { figures } = wire.search
  record('wire tap in a browser', figures)
  expect(figures.canaries).toBeGreaterThanOrEqual(40)
  expect(figures.bytes).toBeGreaterThanOrEqual(2_000_000)
  expect(figures.hits).toBe(0)
})

it('[WT6] in a whole interview no browser asks anybody but this server, nor tries what its policy forbids', () => {
  const { host } = new URL(wire.server.url)
  for (const { tap, visitor: person } of browsers.values()) {
    const asked = [...tap.addresses]
      .map((address) => new URL(address))
      .filter(({ protocol }) => /^(http|ws)/.test(protocol))
    expect(asked.length).toBeGreaterThan(20)
    expect(asked.filter((address) => address.host !== host)).toEqual([])
    expect(person.complaints.filter((words) => /Content Security Policy|Refused to/.test(words))).toEqual([])
  }
})
