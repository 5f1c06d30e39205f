import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, phone, visitor } from '../support/browser/browsers.ts'
import { holdAndNote, type Moment } from '../support/browser/held-interview.ts'
import { menu } from '../support/browser/moves.ts'
import {
  at,
  clock,
  expectAsLive,
  expectLettersWait,
  expectPanelsAccessible,
  expectTabsFit,
  loaded,
  marker,
  openReplay,
  saved,
  seek,
  slider,
  step,
  untilClock,
} from '../support/browser/replay-page.ts'
import { type RoomPair, roomPair, wordsOf } from '../support/browser/room-pair.ts'
import { endInterview, handInAsCandidate, handInAsInterviewer } from '../support/browser/round-moves.ts'
import { glance, untilSameGlance } from '../support/browser/screen.ts'
import { diceOf } from '../support/domain/dice.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { anyDatabase } from '../support/servers/any-database.ts'

let server: RunningApp
let pair: RoomPair
let moments: Moment[]
beforeAll(async () => {
  server = await startApp(await anyDatabase())
  pair = await roomPair(server.url)
  moments = await holdAndNote(pair)
  await pair.bob.page.getByRole('button', { name: 'Pause the clock' }).click()
  await pair.ada.page.getByText('Paused', { exact: true }).waitFor()
  await endInterview(pair.ada)
})
afterAll(async () => {
  await pair.close()
  await server.stop()
})

const orders = () => {
  const dice = diceOf(7)
  return [...moments, ...moments.toReversed(), ...Array.from({ length: 20 }, () => dice.of(moments))]
}

describe.each(['ada', 'bob'] as const)('before the seal is broken: %s', (lens) => {
  it('[PL20] at ten moments the board, the script and the clock are what they were live', async () => {
    const person = pair[lens]
    expect(moments).toHaveLength(10)
    expect(moments.at(-1)?.ada.script.length).toBeGreaterThan(3)
    await openReplay(person)
    expect(await person.page.getByLabel('View', { exact: true }).count()).toBe(0)
    await expectAsLive(person, lens, orders())
  })
})

describe('one moment of it', () => {
  const momentOf = (name: string) => moments.find((moment) => moment.name.startsWith(name)) as Moment

  it('[PL21] an address opens the replay at its moment, and a link to the moment is such an address', async () => {
    const { page } = pair.ada
    const moment = momentOf('a hint')
    await page.goto(`${page.url()}?t=${at(moment.second)}`)
    await loaded(pair.ada)
    await untilClock(pair.ada, moment.second)
    await untilSameGlance(pair.ada, moment.ada, 'the moment of the address')
    await pair.ada.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await menu(pair.ada, 'Copy a link to this moment')
    await page.getByText(/^Copied/).waitFor()
    const address = await page.evaluate(() => navigator.clipboard.readText())
    expect(new URL(address).search).toBe(new URLSearchParams({ t: at(moment.second) }).toString().replace(/^/, '?'))
    await page.goto(address)
    await loaded(pair.ada)
    await untilClock(pair.ada, moment.second)
  })

  it('[PL22] the moment that a score stands on is a marker, and leads to what was drawn then', async () => {
    const { page } = pair.ada
    const evidence = marker(pair.ada, /Evidence: Deep dive/)
    await evidence.hover()
    await page.getByRole('tooltip', { name: /Evidence: Deep dive/ }).waitFor()
    await evidence.click()
    const [, second] = (await evidence.getAttribute('aria-label'))?.match(/^0:(\d\d)/) ?? []
    await untilClock(pair.ada, Number(second))
    const drawn = async () => (await glance(pair.ada)).board
    await expect.poll(drawn).toHaveLength(momentOf('a score').ada.board.length)
    await page.getByRole('tab', { name: /Rubric/ }).click()
    const deepDive = page.getByRole('region', { name: 'Deep dive' })
    await deepDive.getByText('Strong yes.').waitFor()
    await deepDive.getByRole('listitem').getByText(`0:${second}`).waitFor()
    expect(await deepDive.getByRole('button', { name: /Add evidence/ }).count()).toBe(0)
    await page.getByRole('tab', { name: /Script/ }).click()
  })

  it('[PL23] the timeline in words is searched, and a click leads to its moment', async () => {
    const { page } = pair.ada
    const lines = page.getByRole('list', { name: 'What happened' }).getByRole('listitem')
    await page.getByLabel('Find in the timeline').fill('queue')
    await expect.poll(() => lines.count()).toBe(2)
    await lines.first().getByRole('button').click()
    const [, second] = (await wordsOf(lines.first())).match(/^0:(\d\d)/) ?? []
    await untilClock(pair.ada, Number(second))
    await page.getByRole('button', { name: /queue/i, exact: false }).and(page.locator('[aria-current=step]')).waitFor()
    await page.getByLabel('Find in the timeline').press('Escape')
    await expect.poll(() => lines.count()).toBeGreaterThan(8)
  })

  it('[PL24] the replay can be worked by keyboard alone, and its letters wait while a field has the focus', async () => {
    const { page } = pair.ada
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('Home')
    await untilClock(pair.ada, 0)
    await step(pair.ada, 'Shift+ArrowRight')
    const first = await step(pair.ada, 'Shift+ArrowRight')
    await step(pair.ada, 'Shift+ArrowRight')
    expect(await step(pair.ada, 'Shift+ArrowLeft')).toBe(first)
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('l')
    await untilClock(pair.ada, 15)
    await page.keyboard.press('j')
    await page.keyboard.press('ArrowLeft')
    await untilClock(pair.ada, 0)
    await page.keyboard.press('.')
    await page.keyboard.press('.')
    await page.keyboard.press(',')
    await page.keyboard.press('End')
    await page.getByText('Paused', { exact: true }).waitFor()
    await page.keyboard.press('Home')
    await page.keyboard.press('k')
    await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
    await expectLettersWait(pair.ada)
  })

  it('[PL25] played, the clock moves on and the slider says where it is', async () => {
    const { page } = pair.ada
    await seek(pair.ada, momentOf('a part added').second)
    await expect
      .poll(() => slider(pair.ada).getAttribute('aria-valuetext'))
      .toBe(`${at(momentOf('a part added').second)}, Introduction`)
    await page.getByLabel('Speed').selectOption('4')
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    const script = momentOf('a hint').ada.script
    await expect.poll(async () => (await glance(pair.ada)).script, { timeout: 30_000 }).toEqual(script)
    await page.getByRole('button', { name: 'Pause', exact: true }).click()
    await page.getByLabel('Speed').selectOption('1')
  })

  it('[PL26] the board of the moment is saved as it stood, in three kinds of file', async () => {
    const moment = momentOf('a part added')
    await seek(pair.ada, moment.second)
    const scene = await saved(pair.ada, 'Current board (.excalidraw)')
    expect(scene.name).toMatch(/^Friday-rehearsal-0-\d\d\.excalidraw$/)
    const { elements } = JSON.parse(scene.bytes.toString()) as { elements: { id: string }[] }
    expect(elements.map(({ id }) => id)).toEqual(moment.ada.board.map(({ id }) => id))
    const svg = await saved(pair.ada, 'Current board (SVG)')
    expect(svg.bytes.toString()).toContain('>Queue</text>')
    expect((await saved(pair.ada, 'Current board (PNG)')).bytes.subarray(1, 4).toString()).toBe('PNG')
    const words = await saved(pair.ada, 'Timeline in words (Markdown)')
    expect(words.bytes.toString()).toContain('Queue')
  })
})

describe('after the seal is broken', () => {
  it('[PL27] the candidate turns to the interviewer’s eyes and back, and stays at the moment', async () => {
    const { ada, bob } = pair
    for (const person of [ada, bob]) await person.page.getByRole('link', { name: 'Back to the interview' }).click()
    await handInAsInterviewer(ada)
    await handInAsCandidate(bob)
    await bob.page.getByRole('article').first().waitFor()
    await openReplay(bob)
    const eyes = bob.page.getByLabel('View', { exact: true })
    await eyes.selectOption('interviewer')
    await bob.page.getByText('Hidden from the candidate').waitFor()
    await expectAsLive(bob, 'ada', orders())
    expect(await bob.page.getByRole('button', { name: 'Ask this' }).count()).toBe(0)
    const last = moments.at(-1) as Moment
    await seek(bob, last.second)
    await eyes.selectOption('candidate')
    await bob.page.getByText('Hidden from the candidate').waitFor({ state: 'detached' })
    await untilSameGlance(bob, last.bob, 'the candidate’s eyes again')
  })

  it('[PL35] a moment in the report leads to that moment of the replay', async () => {
    const { page } = pair.ada
    const moment = page
      .getByRole('article')
      .getByRole('link', { name: /^0:\d\d/ })
      .first()
    const words = (await wordsOf(moment)).match(/0:\d\d/)?.[0] ?? ''
    await moment.click()
    await loaded(pair.ada)
    await expect.poll(() => wordsOf(clock(pair.ada))).toContain(words)
    await expect.poll(() => new URL(page.url()).searchParams.get('t')).toBe(words)
  })

  it('[PL28] nothing is seriously inaccessible in either theme, through any eyes, on any panel', async () => {
    const { page } = pair.bob
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme })
      for (const eyes of ['candidate', 'interviewer']) {
        await page.getByLabel('View', { exact: true }).selectOption(eyes)
        const desk = page.getByText('Hidden from the candidate')
        await desk.waitFor({ state: eyes === 'interviewer' ? 'visible' : 'detached' })
        await expectPanelsAccessible(pair.bob, `${eyes}, ${theme}`)
      }
      await page.getByRole('button', { name: 'Menu' }).click()
      await expectAccessible(page, `the menu, ${theme}`)
      await page.keyboard.press('Escape')
    }
  })

  it('[PL29] a narrow screen shows one thing at a time, with clock and controls always in sight', async () => {
    const cookies = await pair.bob.context.cookies()
    const small = await visitor('Bob', { viewport: phone, hasTouch: true })
    await small.context.addCookies(cookies)
    await small.page.goto(`${pair.bob.page.url()}?eyes=interviewer`)
    await loaded(small)
    await expectTabsFit(small, ['Board', 'Prompt', 'Script', 'Timeline', 'Chat'])
    expect(small.complaints).toEqual([])
    await small.close()
  })

  it('[PL30] an address of nothing for this reader says so, and what does not answer can be tried again', async () => {
    const stranger = await visitor('Eve')
    await stranger.page.goto(pair.bob.page.url())
    await stranger.page.getByText('There is no recording for you at this address').waitFor()
    await expectAccessible(stranger.page, 'no recording')
    await stranger.close()

    const { page } = pair.bob
    await page.route('**/replay/frames*', (route) => route.abort())
    await page.reload()
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor()
    await expectAccessible(page, 'a recording that did not come')
    await page.unroute('**/replay/frames*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await loaded(pair.bob)
  })

  it('[PL31] nothing complained in either browser, but for what was made to fail', () => {
    // The CSP blocks font subsetting, so exports embed the whole font and log a warning.
    expect(pair.ada.complaints.filter((complaint) => !complaint.includes('subsetting'))).toEqual([])
    expect(pair.bob.complaints.filter((complaint) => !complaint.includes('ERR_FAILED'))).toEqual([])
  })
})
