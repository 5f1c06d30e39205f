import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { expectAccessible, expectNoSideways, type Visitor } from './browsers.ts'
import type { Moment } from './held-interview.ts'
import { menu } from './moves.ts'
import { wordsOf } from './room-pair.ts'
import { glance, untilSameGlance } from './screen.ts'

export const slider = ({ page }: Visitor) => page.getByRole('slider', { name: 'Moment' })

export const clock = ({ page }: Visitor) => page.getByRole('timer', { name: 'Round clock' })

/** Seeks to a second of the round's clock; assumes no pause before it. */
export async function seek(person: Visitor, second: number): Promise<void> {
  const start = Number(await slider(person).getAttribute('min'))
  await slider(person).fill(String(start + second * 1_000))
}

export async function expectAsLive(person: Visitor, lens: 'ada' | 'bob', order: readonly Moment[]): Promise<void> {
  for (const moment of order) {
    await seek(person, moment.second)
    await untilSameGlance(person, moment[lens], `${person.name} at ${moment.name}`)
  }
}

export async function openReplay({ page, ...person }: Visitor): Promise<void> {
  await page.getByRole('link', { name: 'Watch the replay' }).click()
  await loaded({ page, ...person })
}

export async function loaded(person: Visitor): Promise<void> {
  await person.page.locator('canvas.interactive').waitFor()
  await expect.poll(async () => (await glance(person)).board.length).toBeGreaterThan(0)
  await person.page.getByText('Fetching this part').waitFor({ state: 'detached' })
}

export async function expectPanelsAccessible({ page }: Visitor, what: string): Promise<void> {
  for (const panel of ['Chat', 'Timeline']) {
    await page.getByRole('tab', { name: panel }).click()
    await expectAccessible(page, `${what}, ${panel}`)
  }
}

export const at = (second: number) => `0:${String(second).padStart(2, '0')}`
export const untilClock = (person: Visitor, second: number) =>
  expect.poll(() => wordsOf(clock(person))).toContain(at(second))
export const marker = ({ page }: Visitor, name: RegExp) =>
  page.getByRole('list', { name: /^Markers/ }).getByRole('button', { name })

/** Presses a key that moves to another moment, and resolves with that moment. */
export async function step(person: Visitor, key: string): Promise<string> {
  const before = await slider(person).inputValue()
  await person.page.keyboard.press(key)
  await expect.poll(() => slider(person).inputValue()).not.toBe(before)
  return slider(person).inputValue()
}

/** Letters go into a focused field; outside of it they work the replay. */
export async function expectLettersWait({ page }: Visitor): Promise<void> {
  await page.getByLabel('Find in the timeline').focus()
  await page.keyboard.type('kjl ?')
  await expect.poll(() => page.getByLabel('Find in the timeline').inputValue()).toBe('kjl ?')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Play or pause').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Saves a file by the menu of the replay. */
export async function saved(person: Visitor, kind: string): Promise<{ name: string; bytes: Buffer }> {
  const download = person.page.waitForEvent('download')
  await menu(person, kind)
  const file = await download
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

/** Each part of the replay fits a narrow screen, with clock and controls in sight. */
export async function expectTabsFit(small: Visitor, names: readonly string[]): Promise<void> {
  const tabs = small.page.getByRole('navigation', { name: 'Parts of the replay' }).getByRole('button')
  await expect.poll(() => tabs.allTextContents()).toEqual(names)
  for (const tab of await tabs.all()) {
    await tab.tap()
    const what = await wordsOf(tab)
    await expectNoSideways(small.page, what)
    await expectAccessible(small.page, what)
    await clock(small).waitFor()
    await small.page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  }
}
