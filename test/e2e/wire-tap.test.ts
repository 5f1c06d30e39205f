import { randomUUID } from 'node:crypto'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { menu } from '../support/browser/moves.ts'
import { byAsking } from '../support/http/table.ts'
import type { Canary } from '../support/secrecy/canaries.ts'
import { TappedBrowsers } from '../support/secrecy/tapped-browsers.ts'
import { TappedPages } from '../support/secrecy/tapped-pages.ts'
import { WireTap } from '../support/secrecy/wire-tap.ts'
import { record } from '../support/servers/figures.ts'

/** Ada interviews, Bob answers and interviews after a swap, Eve watches as audience; each has an own browser. */
const names = ['ada', 'bob', 'eve'] as const
type Name = (typeof names)[number]
let browsers: TappedBrowsers
let wire: WireTap
let pages: TappedPages
let calibrationId: string

beforeAll(async () => {
  browsers = await TappedBrowsers.of(names)
  wire = await WireTap.open(browsers.arrival(byAsking), 2)
  await browsers.watch(wire)
  pages = new TappedPages(browsers, wire)
  for (const name of names) await pageOf(name).getByRole('heading', { name: 'Who is here' }).waitFor()
  await browsers.searchAll('the lobby')
}, 120_000)
afterAll(async () => {
  process.stdout.write(wire.search.report())
  for (const person of wire.table.everyone) person.disconnect()
  await browsers.close()
  await wire.server.stop()
})

const pageOf = (name: string) => browsers.page(name)

const isScript = ({ field }: Canary) => /^(script|criteria)/.test(field)
const ends = (command: Command) => /^(finishRound|endInterview)$/.test(command.type)
const roundsOf = () => {
  const places = wire.steps.flatMap(({ command }, at) => (ends(command) ? [at + 1] : []))
  return places.map((end, index) => wire.steps.slice(places[index - 1] ?? 0, end))
}

async function playRound(round: number): Promise<void> {
  const steps = (roundsOf()[round] ?? []).slice(0, -1)
  const [begin, ...rest] = steps
  if (begin) await wire.play(begin)
  for (const name of names) await pageOf(name).locator('canvas.interactive').waitFor()
  for (const step of rest.slice(0, rest.length / 2)) await wire.play(step)
  await browsers.searchAll(`the middle of round ${round + 1}`)
  for (const step of rest.slice(rest.length / 2)) await wire.play(step)
  await browsers.searchAll(`the end of round ${round + 1}`)
}

async function endRound(round: number): Promise<void> {
  const last = roundsOf()[round]?.at(-1)
  if (last) await wire.play(last)
  await browsers.searchAll(`round ${round + 1} was over`)
}

async function openEverything(name: 'bob' | 'eve'): Promise<void> {
  const page = pageOf(name)
  await page.getByRole('button', { name: /^Chat/ }).click()
  await page.getByRole('button', { name: /People/ }).click()
  await browsers.searchAll('the people')
  await page.keyboard.press('Escape')
  await menu(browsers.visitor(name), 'Keyboard shortcuts')
  await browsers.searchAll('the keys')
  await page.keyboard.press('Escape')
  for (const keys of ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5', 'Alt+h']) await page.keyboard.press(keys)
  await page.reload()
  await page.locator('canvas.interactive').waitFor()
  await browsers.visitor(name).context.setOffline(true)
  await page.getByText('Offline').first().waitFor({ timeout: 30_000 })
  await browsers.visitor(name).context.setOffline(false)
  await page.getByText('All saved').first().waitFor({ timeout: 30_000 })
  await browsers.searchAll('a reconnect')
}

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

async function goAstray(name: 'bob' | 'eve'): Promise<void> {
  const token = wire.table.links[0]?.token
  const astray = [`/i/${randomUUID()}`, '/i/nothing', `/join/${token}`, '/join/nothing', '/nothing', '/api/nothing']
  for (const path of [...astray, '/api/docs', '/', '/open']) {
    await browsers.visit(name, path, { maySeeLists: path === '/open' })
  }
  await browsers.enter(name)
  await browsers.searchAll('a way through other pages')
}

async function watchReplay(name: 'bob' | 'eve'): Promise<void> {
  const page = pageOf(name)
  await page.goto(`${wire.server.url}/i/${wire.table.id}/replay`)
  await page.locator('canvas.interactive').waitFor()
  await page.getByText('Fetching this part').waitFor({ state: 'detached' })
  for (const key of ['Home', 'Shift+ArrowRight', 'End']) await page.keyboard.press(key)
  await page.getByRole('tab', { name: 'Chat' }).click()
  await browsers.searchAll(`a replay by ${name}`)
  await page.goto(`${wire.server.url}/i/${wire.table.id}`)
  await page.getByRole('link', { name: 'Watch the replay' }).waitFor()
}

it('[WT4] a browser is never sent, shown, kept or handed a secret before it is opened, and holds none in its memory', async () => {
  await playRound(0)
  for (const name of ['bob', 'eve'] as const) await openEverything(name)
  await saveAsImage('bob')
  for (const name of ['bob', 'eve'] as const) await goAstray(name)
  for (const name of ['bob', 'eve'] as const)
    await wire.search.scanInTurn(await browsers.tap(name).memory(), {
      person: name,
      ear: `${name}, memory`,
      after: 'round 1',
      raw: true,
    })
  await browsers.searchAll('the first round')
}, 300_000)

it('[WT8] a candidate before the seal is handed no secret by queue, slots, solo, calibration and packs', async () => {
  const foreign = await pages.ownPack('ada')
  await browsers.enter('ada')
  calibrationId = await pages.offeredRound()
  await pages.queue('bob')
  await pages.slots('ada', 'bob')
  await pages.solo('bob')
  await pages.unopenedRound('bob', calibrationId)
  await pages.packs('bob', foreign)
  await browsers.enter('bob')
  await browsers.searchAll('the pages around the interview')
}, 300_000)

it('[WT9] the same search finds every secret of a question in the browsers of its author and of a blind scorer', async () => {
  await browsers.add('cyd')
  await pages.arrive('cyd')
  await pages.unopenedRound('cyd', calibrationId)
  await pages.blindScorer('cyd', calibrationId)
  expect(wire.search.hits).toEqual([])
  // The tap reads responses only after they arrive.
  await expect.poll(() => wire.search.missing('cyd, browser', wire.other(0).round, isScript)).toEqual([])
  expect(wire.search.missing('ada, browser', wire.other(1).round, isScript)).toEqual([])
}, 120_000)

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
  await browsers.searchAll('all papers but one')
  for (const name of ['bob', 'eve'] as const) await watchReplay(name)
  await pages.recording('bob')
  await browsers.page('bob').goto(`${wire.server.url}/i/${wire.table.id}`)
  for (const paper of papers.slice(-1)) await wire.play(paper)
  for (const name of ['ada', 'bob'] as const) await pageOf(name).getByRole('article').first().waitFor()
  await browsers.searchAll('the seal broke')
}, 120_000)

it('[WT10] the browser of a shared report is handed its script only where that was shared', async () => {
  const missing = () => wire.search.missing('reader, browser', 0, ({ field }) => field === 'script.reallyAsking')
  await browsers.add('reader')
  await pages.shared('reader', 'bob', false)
  expect(missing()).toHaveLength(1)
  await pages.shared('reader', 'bob', true)
  expect(missing()).toEqual([])
  expect(wire.search.hits).toEqual([])
}, 120_000)

it('[WT5] the same search finds every secret of a round in what its interviewer’s browser was sent', () => {
  for (const [name, round] of [
    ['ada', 0],
    ['bob', 1],
    ['ada', 2],
  ] as const)
    expect(wire.search.missing(`${name}, browser`, round, isScript)).toEqual([])
})

it('[WT5] the same search finds every secret of a round in what its interviewer’s browser was sent, and left nothing out', () => {
  for (const { tap } of browsers.all) expect(tap.lost).toEqual([])
  const { figures } = wire.search
  record('wire tap in a browser', figures)
  expect(figures.canaries).toBeGreaterThanOrEqual(40)
  expect(figures.bytes).toBeGreaterThanOrEqual(2_000_000)
  expect(figures.hits).toBe(0)
})

it('[WT6] in a whole interview no browser asks anybody but this server, nor tries what its policy forbids', () => {
  const { host } = new URL(wire.server.url)
  for (const { tap, visitor: person } of browsers.all) {
    const asked = [...tap.addresses]
      .map((address) => new URL(address))
      .filter(({ protocol }) => /^(http|ws)/.test(protocol))
    expect(asked.length).toBeGreaterThan(20)
    expect(asked.filter((address) => address.host !== host)).toEqual([])
    expect(person.complaints.filter((words) => /Content Security Policy|Refused to/.test(words))).toEqual([])
  }
})
