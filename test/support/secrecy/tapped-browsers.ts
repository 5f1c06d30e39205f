import { expect } from 'vitest'
import { type Visitor, visitor } from '../browser/browsers.ts'
import { Participant } from '../http/participant.ts'
import type { Arrival } from '../http/table.ts'
import { BrowserTap } from './browser-tap.ts'
import type { WireTap } from './wire-tap.ts'

type Tapped = Readonly<{ visitor: Visitor; tap: BrowserTap }>
/**
 * `person` is the searched person as `Openings` knows them, by default the browser's own; `maySeeLists` allows the list
 * of packs.
 */
type About = Readonly<{ person?: string; maySeeLists?: boolean }>

export class TappedBrowsers {
  readonly #browsers = new Map<string, Tapped>()
  readonly #seated: readonly string[]
  #wire: WireTap | undefined

  static async of(seated: readonly string[]): Promise<TappedBrowsers> {
    const browsers = new TappedBrowsers(seated)
    for (const name of seated) await browsers.add(name)
    return browsers
  }

  private constructor(seated: readonly string[]) {
    this.#seated = seated
  }

  /** Adds the browser of a person outside of the interview. */
  async add(name: string): Promise<void> {
    const person = await visitor(name, { acceptDownloads: true })
    // Without this API the page saves files as downloads, which a test can see.
    await person.page.addInitScript(() => Reflect.deleteProperty(window, 'showOpenFilePicker'))
    this.#browsers.set(name, { visitor: person, tap: await BrowserTap.on(person) })
  }

  async watch(wire: WireTap): Promise<void> {
    this.#wire = wire
    wire.onLook(async (after) => {
      for (const name of this.#seated) await this.look(name, after)
    })
    for (const name of this.#seated) await this.page(name).goto(this.#room)
  }

  async close(): Promise<void> {
    for (const { visitor: person } of this.#browsers.values()) await person.close()
  }

  visitor = (name: string): Visitor => this.#of(name).visitor
  page = (name: string) => this.visitor(name).page
  tap = (name: string): BrowserTap => this.#of(name).tap
  get all(): readonly Tapped[] {
    return [...this.#browsers.values()]
  }

  /** Joins by link in the person's browser, or over HTTP for people without one. */
  arrival =
    (otherwise: Arrival): Arrival =>
    async (url, name, token) => {
      const browser = this.#browsers.get(name.toLowerCase())
      if (!browser) return otherwise(url, name, token)
      const { page, context } = browser.visitor
      if (token) {
        await page.goto(`${url}/join/${token}`)
        await page.getByLabel('Your name').fill(name)
        await page.getByRole('button', { name: /^(Join|Watch)/ }).click()
        await page.getByRole('heading', { name: 'Who is here' }).waitFor()
      } else {
        await page.goto(url)
        await page.evaluate(send, { method: 'POST', path: '/api/me', body: { name } })
      }
      return Participant.withCookies(url, await context.cookies())
    }

  /** Sends a request from within the page and returns its body. Throws on an error status. */
  async ask<T>(name: string, method: string, path: string, body?: unknown): Promise<T> {
    const { status, answer } = await this.page(name).evaluate(send, { method, path, body })
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`)
    return answer as T
  }

  /** Searches a browser's messages once it has reached the state of its person's socket. */
  async look(name: string, after: string, { person = name, maySeeLists = false }: About = {}): Promise<void> {
    const wire = this.#watched
    if (this.#seated.includes(name) && this.page(name).url() === this.#room)
      await this.tap(name).reached(wire.person(name).frames.at(-1)?.version ?? 0)
    const { caught, lists } = await this.tap(name).take()
    const about = { person, ear: `${name}, browser`, after }
    await wire.search.scanInTurn(caught, { ...about, maySeeLists })
    await wire.search.scanInTurn(lists, { ...about, maySeeLists: true })
  }

  /** Like `look`, and also searches the page and its storage. */
  async search(name: string, after: string, { person = name, maySeeLists = false }: About = {}): Promise<void> {
    await this.look(name, after, { person, maySeeLists })
    const caught = { person, ear: `${name}, page`, after, maySeeLists }
    await this.#watched.search.scanInTurn(await this.tap(name).contents(), caught)
  }

  /** Searches every participant's browser. Fails on any hit so far. */
  async searchAll(after: string): Promise<void> {
    for (const name of this.#seated) await this.search(name, after)
    expect(this.#watched.search.hits).toEqual([])
  }

  /** Opens a page and searches it once it is idle. */
  async visit(name: string, path: string, about: About = {}): Promise<void> {
    const page = this.page(name)
    await page.goto(this.#watched.server.url + path)
    await page.waitForLoadState('networkidle')
    await this.search(name, path, about)
  }

  async enter(name: string): Promise<void> {
    await this.page(name).goto(this.#room)
    await this.page(name).locator('canvas.interactive').waitFor()
  }

  get #room(): string {
    return `${this.#watched.server.url}/i/${this.#watched.table.id}`
  }

  get #watched(): WireTap {
    if (!this.#wire) throw new Error('there is no interview to watch')
    return this.#wire
  }

  #of(name: string): Tapped {
    const browser = this.#browsers.get(name)
    if (!browser) throw new Error(`${name} has no browser`)
    return browser
  }
}

/** Runs in the page. */
async function send({ method, path, body }: { method: string; path: string; body?: unknown }) {
  const init = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  const answer = await fetch(path, { method, ...init })
  const isJson = answer.headers.get('content-type')?.includes('/json')
  return { status: answer.status, answer: isJson ? ((await answer.json()) as unknown) : await answer.text() }
}
