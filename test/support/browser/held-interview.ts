import { expect, vi } from 'vitest'
import type { Visitor } from './browsers.ts'
import { allSaved, stroke } from './moves.ts'
import type { RoomPair } from './room-pair.ts'
import { type Glance, glance, nextSecond, sameBoard } from './screen.ts'

export type Moment = { name: string; second: number; ada: Glance; bob: Glance }

type Act = readonly [name: string, run: (pair: RoomPair) => Promise<void>]

const part = (person: Visitor, name: string) => person.page.getByRole('button', { name, exact: true }).click()

/** The board must have the focus; the last added element is selected. */
async function keys({ page }: Visitor, ...presses: string[]): Promise<void> {
  await page.locator('.excalidraw').first().focus()
  for (const key of presses) await page.keyboard.press(key)
}

const point = ({ page }: Visitor, nth: number) => page.getByRole('group', { name: /^Heard/ }).nth(nth)

const acts: readonly Act[] = [
  ['a stroke', ({ bob }) => stroke(bob, [300, 250])],
  ['a point heard', ({ ada }) => point(ada, 0).getByRole('button', { name: 'Unprompted' }).click()],
  ['a part added', ({ bob }) => part(bob, 'Queue')],
  ['a follow-up', ({ ada }) => ada.page.getByRole('button', { name: 'Ask this' }).first().click()],
  ['the part moved', ({ bob }) => keys(bob, ...new Array<string>(12).fill('ArrowDown'), 'ArrowRight')],
  ['the next phase', ({ ada }) => ada.page.getByRole('button', { name: 'Next phase' }).click()],
  [
    'a hint, and a point heard after it',
    async ({ ada }) => {
      await ada.page.getByRole('button', { name: 'Give the first hint' }).click()
      await point(ada, 1).getByRole('button', { name: 'Hinted' }).click()
    },
  ],
  ['the part erased', ({ bob }) => keys(bob, 'Delete')],
  [
    'a score on its moment',
    async ({ ada }) => {
      await ada.page.getByRole('tab', { name: /Rubric/ }).click()
      const deepDive = ada.page.getByRole('region', { name: 'Deep dive' })
      await deepDive.getByRole('radio', { name: /^4,/ }).check({ force: true })
      await deepDive.getByRole('button', { name: /Add evidence/ }).click()
      await deepDive.getByText('Needs a moment').waitFor({ state: 'detached' })
      await ada.page.getByRole('tab', { name: /Script/ }).click()
    },
  ],
  [
    'a changed requirement, and the other one draws',
    async ({ ada }) => {
      await ada.page.getByRole('button', { name: 'Send curveball' }).click()
      await stroke(ada, [250, 330])
    },
  ],
]

/**
 * Performs the acts and notes both views after each. Waits around each noted second, so that a clock second identifies
 * a moment.
 */
export async function holdAndNote(pair: RoomPair): Promise<Moment[]> {
  const moments: Moment[] = []
  for (const [name, run] of acts) {
    await run(pair)
    await untilShown(pair)
    // The current second may have begun before the act; the one after the next has not.
    await nextSecond(pair.ada)
    await nextSecond(pair.ada)
    moments.push({ name, ...(await noted(pair)) })
    await nextSecond(pair.ada)
  }
  return moments
}

async function untilShown({ ada, bob }: RoomPair): Promise<void> {
  for (const person of [ada, bob]) await allSaved(person)
  const look = async () => {
    const [one, other] = await Promise.all([glance(ada), glance(bob)])
    expect(one.phase).toBe(other.phase)
    expect(sameBoard(one, other)).toBe(true)
  }
  await vi.waitFor(look, { timeout: 15_000 })
}

/** Retries until both pages show the same second, since each estimates the server's clock by itself. */
async function noted({ ada, bob }: RoomPair): Promise<Omit<Moment, 'name'>> {
  const look = async () => {
    const [first, other] = await Promise.all([glance(ada), glance(bob)])
    expect(first.clock).toBe(other.clock)
    return { second: secondsOf(first.clock), ada: first, bob: other }
  }
  return vi.waitFor(look, { timeout: 30_000, interval: 30 })
}

const secondsOf = (clock: string): number => {
  const [minutes = 0, seconds = 0] = (clock.match(/\d+/g) ?? []).map(Number)
  return minutes * 60 + seconds
}
