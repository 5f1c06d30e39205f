import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCertutil } from '../../scripts/prerequisites.mjs'
import { expectFitToShow, visitor } from '../support/browser/browsers.ts'
import { join, openThreeRounds } from '../support/browser/moves.ts'
import { type TrustingBrowser, trustingBrowser } from '../support/browser/trusting-browser.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { anyDatabase } from '../support/servers/any-database.ts'

describe.skipIf(!findCertutil())('https in the local network, in a browser', () => {
  let server: RunningApp
  let trusting: TrustingBrowser
  const secure = () => `https://dryrun.lan:${server.app.https?.port}`
  const plain = () => server.url.replace('127.0.0.1', 'dryrun.lan')
  beforeAll(async () => {
    server = await startApp(await anyDatabase(), { HTTPS: 'lan', HTTPS_PORT: '0', LAN_ADDRESSES: 'dryrun.lan' })
    trusting = await trustingBrowser(server.app.https?.certificate ?? '')
  })
  afterAll(async () => {
    await trusting?.close()
    await server?.stop()
  })

  it('[RE19] a browser that trusts the authority joins by https from another address, with microphone and room', async () => {
    const ada = await visitor('Ada')
    const link = await openThreeRounds(ada, server.url.replace('127.0.0.1', 'localhost'))
    expect(link).toMatch(new RegExp(`^${secure()}/join/`))
    const page = await trusting.browser.newPage()
    // Typed without https, as people do.
    await page.goto(link.replace(secure(), plain()))
    expect(page.url()).toBe(link)
    await join({ ...ada, name: 'Bob', page }, link)
    await ada.page.getByRole('button', { name: 'Start round 1' }).click()
    await page.getByRole('region', { name: 'Whiteboard' }).waitFor()
    const heard = await page.evaluate(async () => {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      return { isSecureContext, tracks: stream.getAudioTracks().length }
    })
    expect(heard).toEqual({ isSecureContext: true, tracks: 1 })
    const cookies = await page.context().cookies(secure())
    expect(cookies.map(({ secure: isSecure }) => isSecure)).not.toContain(false)
    await page.close()
    await ada.close()
  })

  it('[RE20] the page about trust shows the fingerprint that the start printed, and gives the certificate', async () => {
    const cem = await visitor('Cem')
    const { page } = cem
    await page.goto(`${plain()}/trust`)
    await page.getByRole('heading', { name: 'Install it' }).waitFor()
    expect(page.url()).toBe(`${plain()}/trust`)
    await page.getByText(server.app.https?.authority.fingerprint ?? 'none').waitFor()
    await page.getByRole('link', { name: secure() }).waitFor()
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download the certificate' }).click()
    const path = await (await downloading).path()
    const certificate = new X509Certificate(readFileSync(path))
    expect(certificate.fingerprint256).toBe(server.app.https?.authority.fingerprint)
    await expectFitToShow(cem, 'page about trust')
    await expect(page.goto(secure())).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/)
    await cem.close()
  })
})
