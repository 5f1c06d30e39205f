import type { Board } from '@dryrun/shared/interview/board.ts'
import { describe, expect, test } from 'vitest'
import { ada, bob } from '../../support/domain/facts.ts'
import { HandClock } from '../../support/page/hand-clock.ts'
import { Browser, LiveRoom, turns } from '../../support/page/live-room.ts'

const SEEDS = 100
const STEPS = 120
/** Seeds that failed before. */
const remembered: readonly number[] = []

function chanceOf(seed: number) {
  let state = seed * 2_654_435_761 + 1
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0
    return state / 2 ** 32
  }
  return { below: (limit: number) => Math.floor(next() * limit) }
}
type Chance = ReturnType<typeof chanceOf>

const colours = ['#111111', '#222222', '#333333']

async function act(browser: Browser, server: LiveRoom, chance: Chance, step: number): Promise<void> {
  const { canvas } = browser
  const visible = canvas.elements().filter(({ isDeleted }) => !isDeleted)
  const one = visible[chance.below(visible.length || 1)]
  switch (chance.below(16)) {
    case 0:
    case 1:
      return canvas.draw(`e${step}`, { x: step })
    case 2:
      return canvas.draw(`s${step}`, {
        type: 'freedraw',
        points: [
          [0, 0],
          [1, 1],
        ],
        pressures: [],
      })
    case 3:
      return one && canvas.draw(one.id, { isDeleted: true })
    case 4:
      return browser.cut()
    case 5:
    case 6:
      return browser.link()
    case 7:
      return chance.below(4) ? undefined : browser.reload()
    case 8:
      return chance.below(4) ? undefined : server.stop()
    case 9:
      if (one) canvas.under.add(one.id)
      return
    case 10:
      canvas.under.clear()
      return canvas.onChange()
    case 11:
      return one && canvas.draw(one.id, { strokeColor: colours[chance.below(3)] })
    default:
      if (one?.type === 'freedraw') {
        const points = one.points as readonly number[][]
        return canvas.draw(one.id, { points: [...points, [points.length, chance.below(99)]] })
      }
      return one && canvas.draw(one.id, { x: chance.below(1_000), y: chance.below(1_000) })
  }
}

async function play(seed: number) {
  const chance = chanceOf(seed)
  const clock = new HandClock()
  const server = new LiveRoom(clock, seed % 3 ? 5_000 : 8)
  const browsers = [ada, bob].map((person) => new Browser(server, person, clock))
  await turns()
  for (const browser of browsers) await browser.link()
  for (let step = 0; step < STEPS; step++) {
    await act(browsers[chance.below(browsers.length)]!, server, chance, step)
    clock.pass(chance.below(60))
    if (chance.below(2)) await turns(1)
  }
  for (const browser of browsers) browser.canvas.under.clear()
  for (let round = 0; round < 200; round++) {
    for (const browser of browsers) {
      await browser.link()
      browser.canvas.onChange()
    }
    clock.pass(100)
    await turns(1)
  }
  return { server, browsers }
}

const shownOf = (board: Board) => {
  const seen = [...board.elements()].filter(({ isDeleted }) => !isDeleted)
  return Object.fromEntries(seen.map(({ boundElements: _, ...element }) => [element.id, element]))
}

describe('two people at one board', () => {
  test(`[B14] whatever is cut, repeated, refused or reloaded, both end with the server’s board (seeds 1 to ${SEEDS})`, async () => {
    for (const seed of [...remembered, ...Array.from({ length: SEEDS }, (_, index) => index + 1)]) {
      const { server, browsers } = await play(seed)
      const truth = shownOf(server.board())
      for (const { canvas, client } of browsers) {
        expect(client.store.getState().unsaved, `seed ${seed}`).toEqual([])
        expect(canvas.shown(), `seed ${seed}`).toEqual(truth)
      }
    }
  }, 60_000)
})
