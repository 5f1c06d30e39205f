import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import type { Visitor } from './browsers.ts'

type Shape = { id: string; type: string; text: string; look: string; place: number[] }

export type Glance = { board: Shape[]; clock: string; phase: string; script: string[] }

/**
 * Runs in the page. One call reads everything, so that it belongs to one moment; the scene comes from the React
 * component, since the page's text lacks it.
 */
function look(): Glance {
  type Fiber = { stateNode?: { scene?: { getNonDeletedElements(): Record<string, unknown>[] } }; return?: Fiber }
  const textOf = (selector: string) => document.querySelector(selector)?.textContent ?? ''
  const number = (value: unknown) => (typeof value === 'number' ? value : 0)
  const elements = () => {
    const root = document.querySelector('.excalidraw')
    const key = Object.keys(root ?? {}).find((name) => name.startsWith('__reactFiber$')) ?? ''
    let fiber = (root as unknown as Record<string, Fiber> | null)?.[key]
    while (fiber && !fiber.stateNode?.scene) fiber = fiber.return
    return fiber?.stateNode?.scene?.getNonDeletedElements() ?? []
  }
  const marks = /(Unprompted|Prompted|Hinted|Asked at|Given at|Marked at|Sent at) \d+:\d\d/g
  const rows = [...document.querySelectorAll('[role=tabpanel] section li, [role=tabpanel] section > div')]
  return {
    board: elements().map((element) => ({
      id: String(element.id),
      type: String(element.type),
      text: String(element.text ?? ''),
      look: [element.strokeColor, element.backgroundColor, element.groupIds, element.containerId].join(' '),
      place: [
        ...['x', 'y', 'width', 'height', 'angle'].map((name) => number(element[name])),
        ...((element.points as number[][] | undefined) ?? []).flat(),
      ],
    })),
    clock: textOf('[role=timer]'),
    phase: [...document.querySelectorAll('header button')]
      .map(({ textContent }) => /^Phase \d of \d:\D*/.exec(textContent)?.[0] ?? '')
      .join(''),
    script: rows.flatMap(({ textContent: text }) => {
      const found = text.match(marks)
      return found ? [`${text.slice(0, 40)} … ${found.join(' ')}`] : []
    }),
  }
}

export const glance = ({ page }: Visitor): Promise<Glance> => page.evaluate(look)

/** The server rounds coordinates to hundredths of a pixel; the author's canvas keeps the originals. */
const NEAR = 0.02

export function sameBoard({ board }: Glance, { board: other }: Glance): boolean {
  const isNear = (one: Shape, place: number) => distance(one, other[place]) < NEAR
  return JSON.stringify(board.map(plain)) === JSON.stringify(other.map(plain)) && board.every(isNear)
}

const plain = ({ place: _, ...shape }: Shape) => shape

const distance = (one: Shape, other: Shape | undefined): number =>
  Math.max(...one.place.map((value, at) => Math.abs(value - (other?.place[at] ?? Number.POSITIVE_INFINITY))))

export const untilSameGlance = (person: Visitor, before: Glance, when: string): Promise<void> =>
  vi.waitFor(async () => expectSameGlance(await glance(person), before, when), { timeout: 20_000, interval: 50 })

function expectSameGlance(seen: Glance, before: Glance, when: string): void {
  expect({ ...seen, board: seen.board.map(plain) }, when).toEqual({ ...before, board: before.board.map(plain) })
  for (const [place, shape] of before.board.entries())
    expect(distance(shape, seen.board[place]), `${when}: ${shape.type} ${shape.id} is elsewhere`).toBeLessThan(NEAR)
}

export async function nextSecond({ page }: { page: Page }): Promise<void> {
  const clock = page.getByRole('timer', { name: 'Round clock' })
  const before = await clock.textContent()
  const look = async () => expect(await clock.textContent()).not.toBe(before)
  await vi.waitFor(look, { timeout: 10_000, interval: 20 })
}
