import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { box, click, drag, grasp, pick, saveState, untilColourAt } from '../../support/browser/board-moves.ts'
import { boardRoomForEachTest } from '../../support/browser/board-room-each.ts'
import { expectAccessible } from '../../support/browser/browsers.ts'
import { allSaved, ink, stroke, untilInkGrows } from '../../support/browser/moves.ts'
import { nextSecond } from '../../support/browser/screen.ts'

const BLUE = '#a5d8ff'
const RED = '#ffc9c9'
const WHITE = '#ffffff'

const at = boardRoomForEachTest([])

describe('two people at one board', () => {
  it('[W1] each sees the other’s stroke grow before the pen is lifted', async () => {
    const { ada, bob } = at.room
    const before = await ink(bob)
    await stroke(ada, [300, 300], { lift: false })
    await untilInkGrows(bob, before + 100)
    await at.room.until(([one]) => one?.type === 'freedraw' && (one.points?.length ?? 0) > 20)
    const half = await ink(bob)
    await ada.page.mouse.move(700, 600, { steps: 20 })
    await untilInkGrows(bob, half + 50)
    await ada.page.mouse.up()
    await allSaved(ada)
    expect(at.room.elements).toHaveLength(1)
  })

  it('[W2] both move and recolour one shape at the same moment, and both changes stand on both screens', async () => {
    const { ada, bob } = at.room
    await box(ada, [300, 200])
    await untilColourAt(bob, [370, 240], BLUE)
    const start = at.room.elements[0]?.x ?? 0
    await click(bob, [370, 240])
    await grasp(ada, [370, 240], [570, 440])
    await bob.page.getByTestId(`color-top-pick-${RED}`).click()
    await at.room.until(([one]) => one?.backgroundColor === RED)
    await ada.page.mouse.up()
    await at.room.until(([one]) => one && Math.round(one.x - start) === 200 && one.backgroundColor === RED)
    for (const person of [ada, bob]) await untilColourAt(person, [570, 440], RED)
    for (const person of [ada, bob]) await untilColourAt(person, [320, 220], WHITE)
    await pick(bob, 'Escape')
    await pick(bob, 'Control+z')
    await at.room.until(([one]) => one?.backgroundColor === BLUE && Math.round(one.x - start) === 200)
  })

  it('[PE13] a board at which nothing happens draws no frames', async () => {
    const { page } = at.room.bob
    await page.evaluate(() => {
      const counted = Object.assign(window, { frames: 0 })
      const draw = window.requestAnimationFrame
      window.requestAnimationFrame = (run) => {
        counted.frames++
        return draw(run)
      }
    })
    for (const _ of [1, 2, 3]) await nextSecond({ page })
    expect(await page.evaluate(() => (window as unknown as { frames: number }).frames)).toBeLessThan(60)
  })

  it('[W3] undo takes back only one’s own work', async () => {
    const { ada, bob } = at.room
    await box(ada, [300, 200])
    await untilColourAt(bob, [370, 240], BLUE)
    await box(bob, [500, 400])
    await untilColourAt(ada, [570, 440], BLUE)
    await pick(ada, 'Control+z')
    for (const person of [ada, bob]) await untilColourAt(person, [370, 240], WHITE)
    await pick(ada, 'Control+z')
    await pick(ada, 'Control+z')
    await allSaved(ada)
    for (const person of [ada, bob]) await untilColourAt(person, [570, 440], BLUE)
    await pick(bob, 'Control+z')
    await at.room.until((elements) => elements.length === 0)
    await pick(ada, 'Control+Shift+z')
    for (const person of [ada, bob]) await untilColourAt(person, [370, 240], BLUE)
  })

  it('[W4] what is drawn offline arrives after the reconnect, together with what others drew meanwhile', async () => {
    const { ada, bob } = at.room
    await box(bob, [300, 200])
    await at.room.until((elements) => elements.length === 1)
    await bob.context.setOffline(true)
    // Waits for the full banner first, because its growth would move the board during the drag.
    await bob.page.locator('[data-trouble]').getByText('stay usable here').waitFor()
    await box(bob, [500, 200])
    await drag(bob, [370, 240], [370, 440])
    await saveState(bob.page).getByText('waiting').waitFor()
    await box(ada, [500, 400])
    await at.room.until((elements) => elements.length === 2)
    expect(at.room.elements).toHaveLength(2)
    await bob.context.setOffline(false)
    await at.room.until((elements) => elements.length === 3)
    await allSaved(bob)
    for (const person of [ada, bob]) {
      await untilColourAt(person, [570, 240], BLUE)
      await untilColourAt(person, [570, 440], BLUE)
      await untilColourAt(person, [370, 440], BLUE)
      await untilColourAt(person, [320, 220], WHITE)
    }
    at.room.bob.complaints.length = 0
  })

  it('[W5] work not saved yet survives a reload, and is saved once', async () => {
    const { ada, bob } = at.room
    let isDeaf = false
    await bob.page.routeWebSocket(/socket\.io/, (socket) => {
      const server = socket.connectToServer()
      socket.onMessage((message) => {
        if (!isDeaf || !String(message).includes('"command"')) server.send(message)
      })
    })
    await bob.page.reload()
    await bob.page.getByLabel('The board in words').waitFor({ state: 'attached' })
    isDeaf = true
    await box(bob, [300, 200])
    await saveState(bob.page)
      .getByText(/^Not saved: /)
      .waitFor()
    await untilKept(bob.page)
    await bob.page.reload()
    await untilInkGrows(bob, 1_000)
    expect(at.room.elements).toEqual([])
    isDeaf = false
    await at.room.until((elements) => elements.length === 1)
    await allSaved(bob)
    await untilColourAt(ada, [370, 240], BLUE)
    expect(at.room.elements).toHaveLength(1)
  })

  it('[W6] a text is written by one person at a time, and others are told by whom', async () => {
    const { ada, bob } = at.room
    await pick(ada, 't')
    await click(ada, [400, 300])
    await ada.page.keyboard.type('Orders')
    await at.room.until(([one]) => one?.text === 'Orders')
    await bob.page.getByText('Ada is writing', { exact: true }).waitFor()
    await click(bob, [420, 300], 2)
    await bob.page.getByText('Ada is writing here').waitFor()
    expect(await bob.page.locator('textarea.excalidraw-wysiwyg').count()).toBe(0)
    await ada.page.keyboard.press('Escape')
    await bob.page.getByText('Ada is writing', { exact: true }).waitFor({ state: 'detached' })
    await click(bob, [420, 300], 2)
    await bob.page.locator('textarea.excalidraw-wysiwyg').fill('Orders queue')
    await bob.page.keyboard.press('Escape')
    await at.room.until(([one]) => one?.text === 'Orders queue')
  })

  it('[W7] follows somebody’s view until one moves the board oneself', async () => {
    const { ada, bob } = at.room
    await box(ada, [300, 200])
    await untilColourAt(bob, [370, 240], BLUE)
    await bob.page.getByRole('button', { name: /People/ }).click()
    await bob.page.getByRole('listitem').filter({ hasText: 'Ada' }).getByRole('button', { name: 'Follow view' }).click()
    await bob.page.getByText('Following Ada').waitFor()
    const { mouse } = ada.page
    await mouse.move(800, 500)
    await mouse.wheel(0, 3_000)
    await expect.poll(() => ink(bob)).toBe(0)
    await mouse.wheel(0, -3_000)
    await untilInkGrows(bob, 1_000)
    await bob.page.mouse.move(800, 500)
    await bob.page.mouse.wheel(0, 100)
    await bob.page.getByText('Following Ada').waitFor({ state: 'detached' })
  })

  it('[W8] a picture dropped by one is seen by the other; one that is none is refused in words', async () => {
    const { ada, bob } = at.room
    const before = await ink(bob)
    await drop(ada.page, { name: 'plan.png', type: 'image/png' })
    await at.room.until(([one]) => one?.type === 'image' && one.fileId)
    await untilInkGrows(bob, before + 500)
    await drop(ada.page, { name: 'plan.bmp', type: 'image/bmp' })
    await ada.page.getByText('PNG, JPEG, WebP, GIF and SVG').waitFor()
    await allSaved(ada)
    expect(at.room.elements).toHaveLength(1)
  })

  it('[W9] parts are added from the keyboard, and the board can be read in words', async () => {
    const { ada, bob } = at.room
    await bob.page.getByRole('button', { name: 'Queue', exact: true }).focus()
    await bob.page.keyboard.press('Enter')
    await bob.page.getByRole('button', { name: 'Cache', exact: true }).click()
    const words = ada.page.getByLabel('The board in words')
    await expect.poll(() => words.textContent()).toContain('Queue')
    await expect.poll(() => words.textContent()).toContain('Cache')
    await pick(bob, 'Control+z')
    await expect.poll(() => words.textContent()).not.toContain('Cache')
  })

  it('[W11] the tools of the canvas say what they are', async () => {
    const { ada } = at.room
    await ada.page.getByRole('button', { name: 'Service', exact: true }).click()
    await ada.page.getByTestId('font-family-normal').waitFor()
    await expectAccessible(ada.page, 'the board with something selected')
  })

  it('[W10] nothing is fetched from anywhere else', async () => {
    const { ada, url } = at.room
    const abroad: string[] = []
    ada.page.on('request', (request) => {
      const address = new URL(request.url())
      if (address.protocol.startsWith('http') && address.origin !== url) abroad.push(address.href)
    })
    await ada.page.reload()
    await ada.page.getByLabel('The board in words').waitFor({ state: 'attached' })
    await pick(ada, 't')
    await click(ada, [400, 300])
    await ada.page.keyboard.type('Ünïcödé Ж ☃')
    await ada.page.keyboard.press('Escape')
    await allSaved(ada)
    const fonts = await ada.page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'error').length)
    expect(fonts).toBe(0)
    expect(abroad).toEqual([])
  })
})

/** Drops a file on the board: a red image if the type is PNG, otherwise invalid image data. */
async function drop(page: Page, file: { name: string; type: string }): Promise<void> {
  await page.evaluate(async ({ name, type }) => {
    const canvas = document.createElement('canvas')
    canvas.width = 120
    canvas.height = 80
    const pen = canvas.getContext('2d')
    if (pen) pen.fillStyle = 'crimson'
    pen?.fillRect(0, 0, 120, 80)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    const transfer = new DataTransfer()
    transfer.items.add(new File([type === 'image/png' && blob ? blob : 'BM'], name, { type }))
    const target = document.querySelector('.excalidraw')
    const event = { bubbles: true, cancelable: true, clientX: 800, clientY: 400, dataTransfer: transfer }
    target?.dispatchEvent(new DragEvent('drop', event))
  }, file)
}

const untilKept = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const disk = await settled(indexedDB.open('dryrun'))
    const widest = async () => {
      const kept = JSON.stringify(await settled(disk.transaction('submissions').objectStore('submissions').getAll()))
      return Math.max(0, ...[...kept.matchAll(/"width":(\d+)/g)].map(([, width]) => Number(width)))
    }
    while ((await widest()) < 120) await new Promise(requestAnimationFrame)
    disk.close()
  })
