import { strayOf } from '@dryrun/client/live/sync/arrow-ends.ts'
import type { CanvasElement } from '@dryrun/client/live/sync/board-element.ts'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { box, click, drag, grasp, pick, untilColourAt } from '../../support/browser/board-moves.ts'
import { boardRoomForEachTest } from '../../support/browser/board-room-each.ts'
import { anotherPage, type Visitor } from '../../support/browser/browsers.ts'
import { allSaved, board, menu } from '../../support/browser/moves.ts'

/** Warning of the browser on every page over plain HTTP. */
const PLAIN_HTTP = /Cross-Origin-Opener-Policy header has been ignored/
const BLUE = '#a5d8ff'
const field = (person: Pick<Visitor, 'page'>) => person.page.locator('textarea.excalidraw-wysiwyg')

const at = boardRoomForEachTest([PLAIN_HTTP])

describe('pointing and writing together', () => {
  it('[PE4] the trail of a laser pointer is seen by the other while it is drawn, and fades', async () => {
    const { ada, bob } = at.room
    await pick(ada, 'k')
    await grasp(ada, [300, 200], [320, 210])
    const { x, y } = await board(ada)
    let step = 0
    const drawMore = async () => {
      step++
      await ada.page.mouse.move(x + 320 + (step % 40) * 10, y + 210 + Math.sin(step / 3) * 60)
      return trailLength(bob.page)
    }
    await expect.poll(drawMore).toBeGreaterThan(100)
    await ada.page.mouse.up()
    await expect.poll(() => trailLength(bob.page)).toBe(0)
    expect(at.room.elements).toEqual([])
  })

  it('[PE5] who writes in a shape that another deletes is told, and can copy the words', async () => {
    const { ada, bob } = at.room
    await box(ada, [300, 200])
    await untilColourAt(bob, [320, 220], BLUE)
    await click(ada, [370, 240], 2)
    await field(ada).waitFor()
    await ada.page.keyboard.type('Orders queue')
    await at.room.until((elements) => elements.some(({ text }) => text === 'Orders queue'))
    await click(bob, [320, 220])
    await pick(bob, 'Delete')
    const alert = ada.page.getByRole('alert').filter({ hasText: 'deleted while you were writing in it.' })
    await alert.getByText('Orders queue', { exact: true }).waitFor()
    await field(ada).waitFor({ state: 'detached' })
    await ada.page.getByRole('button', { name: 'Copy the text' }).click()
    await ada.page.getByRole('button', { name: 'Copied' }).waitFor()
    await at.room.until((elements) => elements.length === 0)
  })

  it('[PE6] two tabs of one person keep each other out of one text', async () => {
    const { ada } = at.room
    const other = await anotherPage(ada)
    await other.page.goto(ada.page.url())
    await other.page.getByLabel('The board in words').waitFor({ state: 'attached' })
    await ada.page.bringToFront()
    await pick(ada, 't')
    await click(ada, [400, 300])
    await ada.page.keyboard.type('Orders')
    await at.room.until(([one]) => one?.text === 'Orders')
    await other.page.getByText('You are writing in another tab', { exact: true }).waitFor()
    await click(other, [420, 300], 2)
    await other.page.getByText('You are writing here in another tab').waitFor()
    await field(other).waitFor({ state: 'detached' })
    expect(await field(ada).inputValue()).toBe('Orders')
    await other.close()
  })

  it('[PE12] who writes while the board closes is told, and can copy the words', async () => {
    const { ada, bob } = at.room
    await pick(bob, 't')
    await click(bob, [400, 300])
    await bob.page.keyboard.type('Orders queue')
    await menu(ada, 'End the interview')
    await ada.page.getByRole('dialog').getByRole('button', { name: 'End the interview' }).click()
    const alert = bob.page.getByRole('alert').filter({ hasText: 'The board closed while you were writing.' })
    await alert.getByText('Orders queue', { exact: true }).waitFor()
    await bob.page.getByRole('button', { name: 'Copy the text' }).click()
    await bob.page.getByRole('button', { name: 'Copied' }).waitFor()
  })

  it('[PE7] Enter that confirms the text of an input method submits nothing, anywhere', async () => {
    const { ada } = at.room
    await ada.page.getByRole('button', { name: /^Chat/ }).click()
    const chat = ada.page.getByLabel('Write to everyone')
    await chat.click()
    const keys = await ada.context.newCDPSession(ada.page)
    await keys.send('Input.imeSetComposition', { text: 'にほんご', selectionStart: 4, selectionEnd: 4 })
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 } as const
    await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter })
    await keys.send('Input.insertText', { text: '日本語' })
    await expect.poll(() => chat.inputValue()).toBe('日本語')
    await ada.page.keyboard.press('Enter')
    await at.room.sam.until(({ view }) => view?.chat.length === 1)
    expect(at.room.sam.view?.chat.map(({ text }) => text)).toEqual(['日本語'])
    expect(await confirmed(ada.page)).toEqual({ heard: 0, submitted: 0, plain: 1 })
  })

  it('[PE8] tools that would work for their author alone are not offered, and a pasted address is a text', async () => {
    const { ada } = at.room
    await ada.page.locator('.App-toolbar__extra-tools-trigger').click()
    const tools = ada.page.locator('.App-toolbar__extra-tools-dropdown')
    await tools.getByTestId('toolbar-laser').waitFor()
    expect(await tools.locator('[data-testid]:visible').evaluateAll(testIds)).toEqual([
      'toolbar-frame',
      'toolbar-laser',
    ])
    await ada.page.keyboard.press('Escape')
    await hover(ada, [400, 300])
    await paste(ada, 'https://example.com/a-page')
    await at.room.until(([one]) => one?.type === 'text' && one.text === 'https://example.com/a-page')
    await allSaved(ada)
  })

  it('[PE9] over plain http everything that is offered for copying copies', async () => {
    const { ada } = at.room
    const { page } = ada
    const plain = await onPlainHttp(ada)
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false)
    await page.getByRole('button', { name: 'Menu', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Copy the link to this page' }).click()
    await page.getByText('Copied. The link opens this page').waitFor()
    await page.getByRole('button', { name: /^Chat/ }).click()
    await page.getByLabel('Write to everyone').click()
    await page.keyboard.press('Control+v')
    expect(await page.getByLabel('Write to everyone').inputValue()).toBe(plain)
    await box(ada, [300, 200])
    await at.room.until((elements) => elements.length === 1)
    await click(ada, [370, 240])
    const { x, y } = await board(ada)
    await page.mouse.click(x + 370, y + 240, { button: 'right' })
    const items = page.locator('.context-menu')
    await items.getByTestId('copy').waitFor()
    const offered = await items.locator('[data-testid]:visible').evaluateAll(testIds)
    for (const item of ['paste', 'copyAsPng', 'copyAsSvg', 'copyElementLink']) expect(offered).not.toContain(item)
    await items.getByTestId('copy').click()
    await hover(ada, [400, 450])
    await pick(ada, 'Control+v')
    await at.room.until((elements) => elements.length === 2)
    await pick(ada, 'Shift+Alt+C')
    await page.getByText('Over plain http a browser does not let a page copy pictures.').waitFor()
    expect(await page.locator('.excalidraw .Modal, .excalidraw .Toast').count()).toBe(0)
    await allSaved(ada)
  })

  it('[PE10] two arrows drawn out of one box at once both follow it, whoever moves it', async () => {
    const { ada, bob } = at.room
    await box(ada, [500, 250])
    await untilColourAt(bob, [520, 270], BLUE)
    for (const person of [ada, bob]) await pick(person, 'a')
    await grasp(ada, [540, 335], [380, 495])
    await grasp(bob, [600, 335], [620, 520])
    await Promise.all([ada.page.mouse.up(), bob.page.mouse.up()])
    await at.room.until((elements) => elements.filter(({ startBinding }) => startBinding).length === 2)
    for (const person of [ada, bob]) await allSaved(person)
    await drag(ada, [570, 290], [470, 230])
    await untilAttached()
    await untilColourAt(bob, [425, 205], BLUE)
    await drag(bob, [470, 230], [670, 250])
    await untilAttached()
  })

  it('[PE11] an arrow stays attached while two people move its two boxes at once', async () => {
    const { ada, bob } = at.room
    await box(ada, [250, 200])
    await box(ada, [600, 200])
    await pick(ada, 'a')
    await drag(ada, [395, 240], [595, 240])
    await at.room.until((elements) => elements.some(({ startBinding, endBinding }) => startBinding && endBinding))
    await untilColourAt(bob, [670, 240], BLUE)
    for (const person of [ada, bob]) await pick(person, 'Escape')
    await grasp(ada, [320, 240], [330, 400])
    await grasp(bob, [670, 240], [720, 480])
    await ada.page.mouse.move((await board(ada)).x + 280, (await board(ada)).y + 420, { steps: 5 })
    await Promise.all([ada.page.mouse.up(), bob.page.mouse.up()])
    for (const person of [ada, bob]) await allSaved(person)
    await untilAttached()
  })
})

/** Distance in px at which an arrow visibly leaves its shape; rounded corners stay below. */
const VISIBLE = 12

function untilAttached(): Promise<void> {
  const strays = () => {
    const scene = new Map(at.room.elements.map((element) => [element.id, element as unknown as CanvasElement]))
    return Math.max(...[...scene.values()].filter(({ type }) => type === 'arrow').map((one) => strayOf(one, scene)))
  }
  return expect.poll(strays, { timeout: 30_000 }).toBeLessThan(VISIBLE)
}

const testIds = (items: Element[]) => items.map((item) => item.getAttribute('data-testid'))

const trailLength = (page: Page): Promise<number> =>
  page.locator('.SVGLayer svg path').evaluateAll((paths) => {
    const lengths = paths.map((path) => path.getAttribute('d')?.length ?? 0)
    return Math.max(0, ...lengths)
  })

/** Moves the mouse first, because pastes land at the pointer and only on the canvas. */
async function hover(person: Visitor, [left, top]: readonly [number, number]): Promise<void> {
  const { x, y } = await board(person)
  await person.page.mouse.move(x + left, y + top)
}

async function paste({ page }: Visitor, text: string): Promise<void> {
  await page.locator('.excalidraw').first().focus()
  await page.evaluate((words) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}

/** What a form sees of Enter after a composition, as Safari sends it (keyCode 229), and of a plain Enter. */
const confirmed = (page: Page) =>
  page.evaluate(() => {
    const form = document.createElement('form')
    const input = document.createElement('input')
    form.append(input)
    document.body.append(form)
    const heard: boolean[] = []
    input.addEventListener('keydown', () => heard.push(true))
    const press = (keyCode: number) =>
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode, bubbles: true, cancelable: true }))
    const submits = press(229)
    const before = heard.length
    press(13)
    form.remove()
    return { heard: before, submitted: submits ? 1 : 0, plain: heard.length - before }
  })

/** Reopens the room on a host that is no secure context. Returns its address. */
async function onPlainHttp({ context, page }: Visitor): Promise<string> {
  const address = new URL(page.url())
  address.hostname = 'dryrun.lan'
  const cookies = await context.cookies()
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, domain: 'dryrun.lan' })))
  await page.goto(address.href)
  await page.getByLabel('The board in words').waitFor({ state: 'attached' })
  return address.href
}
