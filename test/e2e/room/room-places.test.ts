import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSideways, phone, type Visitor } from '../../support/browser/browsers.ts'
import { type RoomPair, roomPair, wordsOf } from '../../support/browser/room-pair.ts'
import { type RunningApp, startApp } from '../../support/http/app.ts'
import { anyDatabase } from '../../support/servers/any-database.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp(await anyDatabase())
})
afterAll(() => server.stop())

const tabsOf = ({ page }: Visitor) => page.getByRole('navigation', { name: 'Parts of the room' }).getByRole('button')

const tap = ({ page }: Visitor, tab: string) =>
  page.getByRole('navigation', { name: 'Parts of the room' }).getByRole('button', { name: tab }).tap()

describe('a phone', () => {
  let pair: RoomPair
  beforeAll(async () => {
    pair = await roomPair(server.url, { viewport: phone, hasTouch: true })
  })
  afterAll(() => pair.close())

  it('[R25] shows one thing at a time, in reach of a thumb, with the clock and the save state always on top', async () => {
    const { ada, bob } = pair
    await expect.poll(() => tabsOf(ada).allTextContents()).toEqual(['Board', 'Prompt', 'Script', 'Score', 'Chat'])
    await expect.poll(() => tabsOf(bob).allTextContents()).toEqual(['Board', 'Prompt', 'Chat'])
    for (const person of [ada, bob])
      for (const tab of await tabsOf(person).all()) {
        await tab.tap()
        const what = `${person.name}: ${await wordsOf(tab)}`
        await expectNoSideways(person.page, what)
        await expectAccessible(person.page, what)
        await person.page.getByRole('timer', { name: 'Round clock' }).waitFor()
        await person.page.getByText('All saved').first().waitFor()
      }
  })

  it('[R26] is enough to score, to ask and to talk', async () => {
    const { ada, bob } = pair
    await tap(ada, 'Script')
    await ada.page.getByRole('button', { name: 'Ask this' }).first().tap()
    await tap(bob, 'Board')
    await tap(bob, 'Prompt 1 new')
    await bob.page.getByText(/^Follow-up \d/).waitFor()
    await tap(ada, 'Score')
    await ada.page.getByRole('radio', { name: /^3,/ }).first().check({ force: true })
    await ada.page.getByText('1 of').first().waitFor()
    await tap(bob, 'Chat')
    await bob.page.getByLabel('Write to everyone').fill('One moment')
    await bob.page.getByRole('button', { name: 'Send' }).tap()
    await tap(ada, 'Chat 1 new')
    await ada.page.getByText('One moment', { exact: true }).waitFor()
  })
})

describe('a desk', () => {
  let pair: RoomPair
  beforeAll(async () => {
    pair = await roomPair(server.url)
  })
  afterAll(() => pair.close())

  it('[R27] has nothing seriously inaccessible in either role or theme, on any panel', async () => {
    const { ada, bob } = pair
    for (const theme of ['light', 'dark'] as const) {
      await ada.page.emulateMedia({ colorScheme: theme })
      await bob.page.emulateMedia({ colorScheme: theme })
      for (const panel of [3, 4, 5, 1, 2]) {
        await ada.page.keyboard.press(`Alt+${panel}`)
        await expectAccessible(ada.page, `interviewer, ${theme}, panel ${panel}`)
      }
      await bob.page.keyboard.press('Alt+2')
      await expectAccessible(bob.page, `candidate, ${theme}`)
    }
  })

  it('[R28] can be worked by keyboard alone: find, tick, ask, note, score, tie a moment, talk', async () => {
    const { page } = pair.ada
    await page.reload()
    await page.getByRole('tab', { name: /Script/ }).waitFor()
    await page.keyboard.press('Alt+3')
    await page.keyboard.type('Unprompted')
    await page.keyboard.press('Escape')
    await tabTo(pair.ada, 'Unprompted')
    await page.keyboard.press('Enter')
    await page
      .getByRole('button', { name: /^Unprompted \d/ })
      .first()
      .waitFor()
    await tabTo(pair.ada, 'Ask this')
    await page.keyboard.press('Space')
    await page.getByText(/^Asked at/).waitFor()

    await page.keyboard.press('Alt+5')
    await page.keyboard.type('Watches the clock')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('list', { name: 'Notes' }).getByText('Watches the clock').waitFor()

    await page.keyboard.press('Alt+4')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    const rubric = page.getByRole('tabpanel', { name: /Rubric/ })
    await rubric.getByRole('radio', { checked: true }).waitFor({ state: 'attached' })
    await tabTo(pair.ada, 'Add evidence')
    await page.keyboard.press('e')
    await page.getByRole('list', { name: 'Moments' }).getByRole('listitem').first().waitFor()

    await page.keyboard.press('Alt+2')
    await page.keyboard.type('Take your time')
    await page.keyboard.press('Enter')
    await page.getByRole('log', { name: 'Chat' }).getByText('Take your time').waitFor()
  })

  it('[R29] letters belong to a field or the board while it has the focus; ? lists the keys', async () => {
    const { page } = pair.ada
    await page.keyboard.press('Alt+2')
    await page.getByLabel('Write to everyone').fill('')
    await page.getByLabel('Write to everyone').press('n')
    await page.getByLabel('Write to everyone').press('?')
    await expect.poll(() => page.getByLabel('Write to everyone').inputValue()).toBe('n?')
    const notes = await wordsOf(page.getByRole('tab', { name: /Notes/ }))
    await page.locator('.excalidraw').first().focus()
    await page.keyboard.press('n')
    await page.keyboard.press('e')
    expect(await wordsOf(page.getByRole('tab', { name: /Notes/ }))).toBe(notes)
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Alt+5').waitFor()
    await page.keyboard.press('Escape')
  })
})

async function tabTo({ page }: Visitor, words: string): Promise<void> {
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((text) => document.activeElement?.textContent?.startsWith(text), words)) return
  }
  throw new Error(`Tab does not lead to "${words}"`)
}
