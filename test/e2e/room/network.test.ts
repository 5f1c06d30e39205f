import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { box, pick, saveState } from '../../support/browser/board-moves.ts'
import { boardRoomForEachTest } from '../../support/browser/board-room-each.ts'
import { expectAccessible, type Visitor } from '../../support/browser/browsers.ts'
import { allSaved, board, ink, menu, untilInkGrows } from '../../support/browser/moves.ts'
import { wordsOf } from '../../support/browser/room-pair.ts'

const at = boardRoomForEachTest()

const banner = ({ page }: Visitor) => page.locator('[data-trouble]')
const clockOf = ({ page }: Visitor) => wordsOf(page.getByRole('timer', { name: 'Round clock' }))
const say = async ({ page }: Visitor, words: string) => {
  const field = page.getByLabel('Write to everyone')
  await page.keyboard.press('Alt+2')
  await field.fill(words)
  await field.press('Enter')
}

describe('a page and its network', () => {
  it('[NW11] the longer the server is away the plainer it is said: what still works, how much waits, and that all is saved again', async () => {
    const { bob } = at.room
    await bob.context.setOffline(true)
    await banner(bob).getByText('Not connected. You can keep working; all changes so far are saved.').waitFor()
    await box(bob, [300, 200])
    await banner(bob)
      .getByText(/Not connected\. You can keep working; \d+ changes? waits?\./)
      .waitFor()
    await banner(bob).getByText('The board and the chat stay usable here.', { exact: false }).waitFor()
    await expectAccessible(bob.page, 'the banner')
    await bob.context.setOffline(false)
    await banner(bob).getByText('Back, all saved.').waitFor()
    await at.room.until((elements) => elements.length === 1)
    await banner(bob).waitFor({ state: 'detached' })
  })

  it('[NW12] a page that slept does not say that all is saved before it has caught up', async () => {
    const { ada, bob, sam } = at.room
    const states = await watchStates(bob.page)
    const devtools = await bob.context.newCDPSession(bob.page)
    const isHere = () => sam.here.length === 3
    await sam.until(isHere)
    await devtools.send('Debugger.enable')
    await devtools.send('Debugger.pause')
    // The suspended page answers no heartbeat, so the server counts it as gone after a while.
    await sam.until(() => !isHere(), 'a page that sleeps is gone')
    await say(ada, 'said while he slept')
    await devtools.send('Debugger.resume')
    await sam.until(isHere)
    await say(bob, 'awake again')
    await bob.page.getByRole('log', { name: 'Chat' }).getByText('said while he slept').waitFor()
    await allSaved(bob)
    const seen = await states()
    expect(seen[0]).toBe('All saved')
    expect(seen.at(-1)).toBe('All saved')
    expect(seen.some((state) => /^(Checking|Offline)/.test(state))).toBe(true)
  })

  it('[NW13] a machine whose clock is wrong shows the server’s time', async () => {
    const { ada, bob } = at.room
    await bob.page.addInitScript(`{
      const Real = Date
      const astray = 5 * 3_600_000
      window.Date = class extends Real {
        constructor(...given) { given.length ? super(...given) : super(Real.now() + astray) }
        static now() { return Real.now() + astray }
      }
      const perf = performance.timeOrigin
      Object.defineProperty(performance, 'timeOrigin', { get: () => perf + astray })
    }`)
    await bob.page.reload()
    await bob.page.getByLabel('The board in words').waitFor({ state: 'attached' })
    expect((await bob.page.evaluate(() => Date.now())) - Date.now()).toBeGreaterThan(4 * 3_600_000)
    await expect
      .poll(async () => [await clockOf(ada), await clockOf(bob)], { timeout: 10_000, interval: 50 })
      .toSatisfy(([one, other]: string[]) => one === other)
    await expect.poll(() => clockOf(bob)).toMatch(/^\D*0?[0-2]:\d\d/)
  })

  it('[NW14] two tabs of one person are one in the list of people, and one that closes takes nobody away', async () => {
    const { ada, bob } = at.room
    const tab = await bob.context.newPage()
    await tab.goto(bob.page.url())
    await tab.getByLabel('The board in words').waitFor({ state: 'attached' })
    const people = ada.page.getByRole('button', { name: 'People: 3 of 3 here' })
    await people.waitFor()
    await tab.close()
    await say(bob, 'still here')
    await ada.page.getByRole('button', { name: 'Chat 1 unread' }).waitFor()
    await people.click()
    const bobs = ada.page.getByRole('list', { name: 'People' }).getByText('Bob')
    await expect.poll(() => bobs.count()).toBe(1)
  })

  it('[NW15] a server that restarts says so on the page, and the page comes back by itself', async () => {
    const { ada, bob } = at.room
    const before = await ink(ada)
    const starting = at.house.restart()
    for (const person of [ada, bob])
      await banner(person)
        .getByText('The server is restarting. You can keep working; all changes so far are saved.')
        .waitFor()
    await box(bob, [300, 200])
    await starting
    for (const person of [ada, bob]) await banner(person).getByText('Back, all saved.').waitFor()
    await allSaved(bob)
    // Checks the ink, not positions: the banner moves the board during the drawing.
    await untilInkGrows(ada, before + 1_000)
  })

  it('[PX7] a page whose server cannot save says so, keeps what is done, and saves it once it can', async () => {
    const { ada, bob } = at.room
    const before = await ink(ada)
    at.house.freezeDatabase()
    for (const person of [ada, bob])
      await banner(person).getByText('The server is read-only right now: it cannot save.').waitFor()
    await box(bob, [300, 200])
    await saveState(bob.page)
      .getByText(/^Not saved: /)
      .waitFor()
    await banner(bob)
      .getByText(/cannot save\. You can keep working; \d+ changes? waits?\./)
      .waitFor()
    expect(at.room.elements).toEqual([])
    await expectAccessible(bob.page, 'the banner of a server that cannot save')
    await banner(bob).getByText('Back, all saved.').waitFor({ timeout: 90_000 })
    await at.room.until((elements) => elements.length === 1)
    await allSaved(bob)
    // Checks the ink, not positions: the banner moves the board during the drawing.
    await untilInkGrows(ada, before + 1_000)
  })

  it('[NW16] shapes that came too late can be copied, and pasted on another board', async () => {
    const { ada, bob } = at.room
    await bob.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await bob.context.setOffline(true)
    await saveState(bob.page).getByText('Offline').waitFor()
    await box(bob, [300, 200])
    await saveState(bob.page).getByText('waiting').waitFor()
    await menu(ada, 'End the interview')
    await ada.page.getByRole('dialog').getByRole('button', { name: 'End the interview' }).click()
    await ada.page
      .getByRole('heading', { name: /Submit|Practice|round/i })
      .first()
      .waitFor()
    await bob.context.setOffline(false)
    const refused = bob.page.getByRole('list', { name: 'Changes that were not taken' })
    await refused.getByText('The interview has ended', { exact: false }).waitFor()
    await expectAccessible(bob.page, 'refused changes')
    await bob.page.reload()
    await refused.getByRole('button', { name: 'Copy the shapes' }).click()
    await refused.getByRole('button', { name: 'Copied' }).waitFor()
    const copied = await bob.page.evaluate(() => navigator.clipboard.readText())
    await refused.getByRole('button', { name: 'Dismiss' }).click()
    await refused.waitFor({ state: 'detached' })

    const other = await at.house.newRoom()
    await paste(other.ada, copied)
    await other.until(([one]) => one?.type === 'rectangle' && Math.round(one.width ?? 0) === 140)
    await other.close()
  })
})

async function watchStates(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const words = () => document.querySelector('[data-save-state] > span:nth-of-type(2)')?.textContent ?? ''
    const seen = [words()]
    Object.assign(window, { seenStates: seen })
    new MutationObserver(() => words() !== seen.at(-1) && seen.push(words())).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    })
  })
  return () => page.evaluate(() => (window as unknown as { seenStates: string[] }).seenStates)
}

/** Dispatches a paste event, which needs no clipboard permission. */
async function paste(person: Visitor, text: string): Promise<void> {
  const { x, y } = await board(person)
  await pick(person, 'Escape')
  await person.page.mouse.move(x + 400, y + 300)
  await person.page.evaluate((content) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', content)
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}
