import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { findChromium, findHeadlessShell } from '../../../scripts/prerequisites.mjs'

/** Keep Chromium quiet and offline. */
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A microphone that beeps and a camera; pages of one machine that reach each other by its addresses.
  '--use-fake-device-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  // A name that browsers treat as an insecure context, like a machine in the local network.
  '--host-resolver-rules=MAP dryrun.lan 127.0.0.1',
]

export type Visitor = {
  readonly name: string
  readonly page: Page
  readonly context: BrowserContext
  /** Script errors, failed requests and console errors. */
  readonly complaints: string[]
  close(): Promise<void>
}

export const desktop = { width: 1280, height: 800 }
export const phone = { width: 390, height: 844 }

/** Pages that call each other need a whole Chromium. */
const programs = { page: () => findHeadlessShell() ?? findChromium(), call: findChromium }
type Shared = { browser: Promise<Browser>; visitors: number }
const running = new Map<string, Shared>()

/** Opens a browser context of its own, so that people share no cookies or storage. */
export async function visitor(
  name: string,
  options: BrowserContextOptions = {},
  purpose: keyof typeof programs = 'page',
): Promise<Visitor> {
  const program = programs[purpose]() ?? ''
  const shared = running.get(program) ?? launch(program)
  running.set(program, shared)
  shared.visitors++
  const browser = await shared.browser
  const context = await browser.newContext({ viewport: desktop, reducedMotion: 'reduce', ...options })
  return {
    ...(await pageOf(name, context)),
    async close() {
      await context.close()
      shared.visitors--
      if (shared.visitors) return
      running.delete(program)
      await browser.close()
    },
  }
}

const launch = (executablePath: string): Shared => ({
  browser: chromium.launch({ executablePath, args: switches }),
  visitors: 0,
})

export async function anotherPage({ name, context }: Visitor): Promise<Visitor> {
  const other = await pageOf(name, context)
  return { ...other, close: () => other.page.close() }
}

async function pageOf(name: string, context: BrowserContext): Promise<Omit<Visitor, 'close'>> {
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`))
  return { name, page, context, complaints }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
type Finding = { id: string; impact: string | null; nodes: { target: unknown; failureSummary?: string }[] }
type Axe = { run(options: object): Promise<{ violations: Finding[] }> }

const COLOR_RULES = ['color-contrast', 'link-in-text-block']

/** Fails on each serious or critical violation that axe-core finds. `rules` limits it to some rules. */
export async function expectAccessible(page: Page, what: string, rules?: readonly string[]): Promise<void> {
  const isLoaded = await page.evaluate(() => 'axe' in window)
  // Evaluated instead of added as a script, since our CSP forbids inline scripts.
  if (!isLoaded) await page.evaluate(axeSource)
  // Reports of passed rules take most of the time.
  const options = { resultTypes: ['violations'], preload: false, ...(rules ? { runOnly: rules } : {}) }
  const findings = await page.evaluate(async (given) => {
    const { axe } = window as unknown as { axe: Axe }
    return (await axe.run(given)).violations
  }, options)
  const grave = findings.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(
    grave.map(({ id, nodes }) => `${what}: ${id} at ${JSON.stringify(nodes.map(({ target }) => target))}`),
  ).toEqual([])
}

export async function expectNoSideways(page: Page, what: string): Promise<void> {
  const { scroll, client } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return { scroll: scrollWidth, client: clientWidth }
  })
  expect(scroll, `${what} is ${scroll} px wide on ${client} px`).toBeLessThanOrEqual(client)
}

export async function expectFitToShow({ page }: Pick<Visitor, 'page'>, what: string): Promise<void> {
  for (const [viewport, device] of [
    [desktop, 'desktop'],
    [phone, 'phone'],
  ] as const) {
    await page.setViewportSize(viewport)
    await setColorScheme(page, 'light')
    await expectNoSideways(page, `${what}, ${device}`)
    await expectAccessible(page, `${what}, ${device}, light`)
    await setColorScheme(page, 'dark')
    await expectAccessible(page, `${what}, ${device}, dark`, COLOR_RULES)
  }
  await page.setViewportSize(desktop)
  await setColorScheme(page, 'light')
}

async function setColorScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor()
}
