import type { BrowserContextOptions, Locator } from 'playwright-core'
import { type Visitor, visitor } from './browsers.ts'
import { join, openThreeRounds } from './moves.ts'

/** Ada interviews and Bob is the candidate, each in a browser, in the first of three rounds. */
export type RoomPair = { ada: Visitor; bob: Visitor; close(): Promise<void> }

export async function roomPair(url: string, options: BrowserContextOptions = {}): Promise<RoomPair> {
  const ada = await visitor('Ada', options)
  const bob = await visitor('Bob', { ...options, colorScheme: 'dark' })
  await join(bob, await openThreeRounds(ada, url))
  await ada.page.getByRole('button', { name: 'Start round 1' }).click()
  for (const { page } of [ada, bob]) await page.getByRole('region', { name: 'Whiteboard' }).waitFor()
  return {
    ada,
    bob,
    async close() {
      await ada.close()
      await bob.close()
    },
  }
}

export const textOf = ({ page }: Visitor): Promise<string> => wordsOf(page.locator('body'))

export const wordsOf = async (place: Locator): Promise<string> => (await place.textContent()) ?? ''
