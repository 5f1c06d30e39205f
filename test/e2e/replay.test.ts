import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '../support/app.ts'
import type { Visitor } from '../support/browsers.ts'
import { diceOf } from '../support/dice.ts'
import { holdAndNote, type Moment } from '../support/held-interview.ts'
import { type RoomPair, roomPair } from '../support/room-pair.ts'
import { endInterview } from '../support/round-moves.ts'
import { expectSameGlance, glance } from '../support/screen.ts'

let server: RunningApp
let pair: RoomPair
let moments: Moment[]
beforeAll(async () => {
  server = await startApp()
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

const slider = ({ page }: Visitor) => page.getByRole('slider', { name: 'Moment' })

/** To the moment at which the round's clock showed so many seconds; it has not stood still before. */
async function seek(person: Visitor, second: number): Promise<void> {
  const start = Number(await slider(person).getAttribute('min'))
  await slider(person).fill(String(start + second * 1_000))
}

async function expectAsLive(person: Visitor, lens: 'ada' | 'bob', order: readonly Moment[]): Promise<void> {
  for (const moment of order) {
    await seek(person, moment.second)
    expectSameGlance(await glance(person), moment[lens], `${person.name} at ${moment.name}`)
  }
}

/** Forwards, backwards, and here and there. */
const orders = () => {
  const dice = diceOf(7)
  return [...moments, ...moments.toReversed(), ...Array.from({ length: 20 }, () => dice.of(moments))]
}

async function openReplay({ page, ...person }: Visitor): Promise<void> {
  await page.getByRole('link', { name: 'Watch the replay' }).click()
  await loaded({ page, ...person })
}

async function loaded(person: Visitor): Promise<void> {
  await person.page.locator('canvas.interactive').waitFor()
  await expect.poll(async () => (await glance(person)).board.length).toBeGreaterThan(0)
  await person.page.getByText('Fetching this part').waitFor({ state: 'detached' })
}

describe.each(['ada', 'bob'] as const)('before the seal is broken: %s', (lens) => {
  it('[PL20] at ten moments the board, the script and the clock are what they were live', async () => {
    const person = pair[lens]
    expect(moments).toHaveLength(10)
    expect(moments.at(-1)?.ada.script.length).toBeGreaterThan(3)
    await openReplay(person)
    expect(await person.page.getByLabel('Through whose eyes').count()).toBe(0)
    await expectAsLive(person, lens, orders())
  })
})
