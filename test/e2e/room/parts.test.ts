import { afterAll, beforeAll, describe, it } from 'vitest'
import { expectAccessible, type Visitor } from '../../support/browser/browsers.ts'
import { MeddledPage } from '../../support/browser/meddled-page.ts'
import { type RoomPair, roomPair } from '../../support/browser/room-pair.ts'
import { type RunningApp, startApp } from '../../support/http/app.ts'
import { anyDatabase } from '../../support/servers/any-database.ts'

let server: RunningApp
let pair: RoomPair
let ada: Meddled
let bob: Meddled
type Meddled = Visitor & { meddled: MeddledPage }

beforeAll(async () => {
  server = await startApp(await anyDatabase())
  pair = await roomPair(server.url)
  ada = { ...pair.ada, meddled: await MeddledPage.of(pair.ada.page) }
  bob = { ...pair.bob, meddled: await MeddledPage.of(pair.bob.page) }
  for (const { page } of [ada, bob]) await page.reload()
  for (const { page } of [ada, bob]) await page.getByLabel('The board in words').waitFor({ state: 'attached' })
})
afterAll(async () => {
  await pair.close()
  await server.stop()
})

let lines = 0
/** Slips a changed view into the next frame, which a chat line from the other player triggers. */
async function frameFor(person: Visitor, parts: Record<string, unknown>): Promise<void> {
  const [reader, writer] = person.name === 'Ada' ? [ada, bob] : [bob, ada]
  reader.meddled.slip(parts)
  const chat = writer.page.getByLabel('Write to everyone')
  await writer.page.keyboard.press('Alt+2')
  await chat.fill(`line ${lines++}`)
  await chat.press('Enter')
}

async function breakAndMend(person: Meddled, name: string, key: string, bad: unknown): Promise<void> {
  const { page, meddled } = person
  const good = meddled.view?.[key as keyof typeof meddled.view]
  await frameFor(person, { [key]: bad })
  const alert = page.getByRole('alert').filter({ hasText: `${name} stopped working` })
  await alert.waitFor()
  await page.getByText('All saved').first().waitFor()
  await page.getByRole('region', { name: 'Whiteboard' }).locator('canvas').first().waitFor()
  if (name !== 'The clock') await page.getByRole('timer', { name: 'Round clock' }).waitFor()
  await expectAccessible(page, name)
  await frameFor(person, { [key]: good })
  await alert.getByRole('button', { name: 'Show it again' }).click()
  await alert.waitFor({ state: 'detached' })
}

const strange = { id: 'strange', kind: 'hint', by: 'strange', text: {}, tags: [], at: 0 }

describe('a room in which something breaks', () => {
  it.each([
    ['The script', 3, 'ticks', [null]],
    ['The rubric', 4, 'evidence', [null]],
    ['The notes', 5, 'notes', [strange]],
    ['The chat', 2, 'chat', [strange]],
    ['The prompt', 1, 'shown', [strange]],
  ] as const)(
    '[NW9] a fault of one part leaves the others, the clock and the board alive, and it can be shown again (%s)',
    async (name, panel, key, bad) => {
      await ada.page.keyboard.press(`Alt+${panel}`)
      await breakAndMend(ada, name, key, bad)
    },
  )

  it('[NW9] a fault of one part leaves the others, the clock and the board alive, and it can be shown again (the bar)', async () => {
    const { interview, round } = ada.meddled.view ?? {}
    await breakAndMend(ada, 'The title', 'interview', { ...interview, title: {} })
    await breakAndMend(ada, 'The clock', 'round', { ...round, visits: null })
  })

  it('[NW9] a board that could not be loaded leaves the chat and the clock alive, and is loaded when it is shown again', async () => {
    const { page } = bob
    await page.route(/BoardCanvas[^/]*\.js/, (route) => route.abort())
    await page.reload()
    const alert = page.getByRole('alert').filter({ hasText: 'The board stopped working' })
    await alert.waitFor()
    await page.getByRole('timer', { name: 'Round clock' }).waitFor()
    await page.keyboard.press('Alt+2')
    await page.getByLabel('Write to everyone').fill('Can you see this?')
    await page.getByLabel('Write to everyone').press('Enter')
    await ada.page.keyboard.press('Alt+2')
    await ada.page.getByRole('log', { name: 'Chat' }).getByText('Can you see this?').waitFor()
    await page.unroute(/BoardCanvas[^/]*\.js/)
    await alert.getByRole('button', { name: 'Show it again' }).click()
    await page.getByLabel('The board in words').waitFor({ state: 'attached' })
  })
})
