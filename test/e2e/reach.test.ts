import jsqr from 'jsqr'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectFitToShow, visitor } from '../support/browser/browsers.ts'
import { join, openThreeRounds } from '../support/browser/moves.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { anyDatabase } from '../support/servers/any-database.ts'

let server: RunningApp
let atLan = ''
beforeAll(async () => {
  server = await startApp(await anyDatabase(), { LAN_ADDRESSES: 'dryrun.lan,127.0.0.1' })
  atLan = server.url.replace('127.0.0.1', 'dryrun.lan')
})
afterAll(async () => {
  await server?.stop()
})

/** Runs in the page. Draws the code on a canvas and returns its pixels. */
async function pixels(): Promise<{ side: number; data: number[] }> {
  const side = 400
  const code = document.querySelector('svg[aria-label$="QR code"]')?.cloneNode(true) as SVGElement
  code.setAttribute('width', `${side}`)
  code.setAttribute('height', `${side}`)
  const image = new Image()
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(code))}`
  await image.decode()
  const context = Object.assign(document.createElement('canvas'), { width: side, height: side }).getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, side, side)
  context.drawImage(image, 0, 0)
  return { side, data: [...context.getImageData(0, 0, side, side).data] }
}

async function scanned(page: Page): Promise<string | undefined> {
  const { side, data } = await page.evaluate(pixels)
  return jsqr(Uint8ClampedArray.from(data), side, side)?.data
}

it('[RE6] the host opens the app by localhost, copies a link that works elsewhere, and another person joins by it', async () => {
  const ada = await visitor('Ada')
  const local = server.url.replace('127.0.0.1', 'localhost')
  const link = await openThreeRounds(ada, local)
  expect(link).toMatch(new RegExp(`^${atLan}/join/`))
  const bob = await visitor('Bob')
  await join(bob, link)
  await bob.close()
  await ada.close()
})

it('[RE7] the lobby offers every address to copy and as a QR code that says the same', async () => {
  const host = await visitor('Ada')
  const link = await openThreeRounds(host, server.url.replace('127.0.0.1', 'localhost'))
  const { page } = host
  await page.getByRole('button', { name: 'Show the QR code: The candidate’s link' }).click()
  await page.getByRole('img', { name: 'The candidate’s link, as a QR code' }).waitFor()
  expect(await scanned(page)).toBe(link)
  await page.getByLabel('Address in the link: The candidate’s link').selectOption(server.url)
  const other = await page.getByLabel('The candidate’s link', { exact: true }).inputValue()
  expect(other).toBe(link.replace(atLan, server.url))
  await expect.poll(() => scanned(page)).toBe(other)
  await expectFitToShow(host, 'lobby with addresses and a QR code')
  await host.close()
})
