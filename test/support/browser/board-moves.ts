import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Visitor } from './browsers.ts'
import { board } from './moves.ts'

/** Pixels from the board's upper left corner, clear of the toolbar. */
type Place = readonly [x: number, y: number]

export async function box(person: Visitor, at: Place): Promise<void> {
  await pick(person, 'r')
  await person.page.getByTestId('color-top-pick-#a5d8ff').click()
  await drag(person, at, [at[0] + 140, at[1] + 80])
  await pick(person, 'Escape')
}

export async function drag(person: Visitor, from: Place, to: Place): Promise<void> {
  await grasp(person, from, to)
  await person.page.mouse.up()
}

export async function grasp(person: Visitor, from: Place, to: Place): Promise<void> {
  const { x, y } = await board(person)
  const { mouse } = person.page
  await mouse.move(x + from[0], y + from[1])
  await mouse.down()
  await mouse.move(x + to[0], y + to[1], { steps: 12 })
}

export async function click(person: Visitor, at: Place, count = 1): Promise<void> {
  const { x, y } = await board(person)
  await person.page.mouse.click(x + at[0], y + at[1], { clickCount: count })
}

/** Keys reach the canvas only while it has the focus. */
export async function pick({ page }: Visitor, key: string): Promise<void> {
  await page.locator('.excalidraw').first().focus()
  await page.keyboard.press(key)
}

/** The drawn color at a place of the board, independent of the theme. */
export async function colourAt(person: Visitor, at: Place): Promise<string> {
  return person.page.evaluate(([x, y]) => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas.static')
    const scale = canvas ? canvas.width / canvas.clientWidth : 1
    const [r = 0, g = 0, b = 0] = canvas?.getContext('2d')?.getImageData(x * scale, y * scale, 1, 1).data ?? []
    return `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`
  }, at)
}

export const untilColourAt = (person: Visitor, at: Place, colour: string): Promise<void> =>
  expect.poll(() => colourAt(person, at), { timeout: 30_000, message: `${person.name} at ${at}` }).toBe(colour)

export const saveState = (page: Page) => page.locator('[data-save-state]')
