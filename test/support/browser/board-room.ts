import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenReply } from '@dryrun/shared/api/interviews.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'
import type { z } from 'zod'
import { openRequest } from '../http/open-request.ts'
import { Participant } from '../http/participant.ts'
import { tokenOf } from '../http/table.ts'
import { freePort } from '../servers/postgres-cluster.ts'
import { type ServerProcess, startServer } from '../servers/server-process.ts'
import { anotherPage, type Visitor, visitor } from './browsers.ts'

/** Two people in browsers at one empty board, and a shadow without a browser who reads the server's state. */
export class BoardRoom {
  readonly ada: Visitor
  readonly bob: Visitor
  readonly sam: Participant
  readonly url: string

  constructor(url: string, people: { ada: Visitor; bob: Visitor; sam: Participant }) {
    this.url = url
    this.ada = people.ada
    this.bob = people.bob
    this.sam = people.sam
  }

  get elements(): Element[] {
    return [...this.sam.board.elements()].filter(({ isDeleted }) => !isDeleted)
  }

  until(isTrue: (elements: readonly Element[]) => unknown, what = isTrue.toString()): Promise<void> {
    return this.sam.until(() => isTrue(this.elements), what)
  }

  async close(): Promise<void> {
    this.sam.disconnect()
    await this.ada.close()
    await this.bob.close()
  }
}

type Settings = Record<string, string> & { DATA_DIR: string }

/** A server on an embedded database, with a room for each call. */
export class BoardHouse {
  readonly #settings: Settings
  #server: ServerProcess
  /** The browsers stay open, so that the client is fetched and compiled once. */
  readonly #ada: Visitor
  readonly #bob: Visitor

  private constructor(server: ServerProcess, settings: Settings, [ada, bob]: readonly [Visitor, Visitor]) {
    this.#server = server
    this.#settings = settings
    this.#ada = ada
    this.#bob = bob
  }

  static async open(): Promise<BoardHouse> {
    const place = { DATA_DIR: await mkdtemp(join(tmpdir(), 'dryrun-board-')), PORT: `${await freePort()}` }
    const settings = { ...place, LIMIT_REQUESTS_PER_MINUTE: '100000', LIMIT_SIGN_IN_PER_MINUTE: '100000' }
    const server = await startServer(settings)
    const people = [await visitor('Ada'), await visitor('Bob', { colorScheme: 'dark' })] as const
    await becomeGuest(people[0], server.url)
    return new BoardHouse(server, settings, people)
  }

  async restart(): Promise<void> {
    await this.#server.kill('SIGTERM')
    this.#server = await startServer(this.#settings)
  }

  /** Freezes the database process, so that it holds its connections and never answers. */
  freezeDatabase(): void {
    const lock = readFileSync(join(this.#settings.DATA_DIR, 'database.lock'), 'utf8')
    process.kill((JSON.parse(lock) as { pid: number }).pid, 'SIGSTOP')
  }

  async close(): Promise<void> {
    await this.#ada.close()
    await this.#bob.close()
    await this.#server.kill('SIGTERM')
    await rm(this.#settings.DATA_DIR, { recursive: true, force: true })
  }

  /** An interview in its first round: Ada interviews, Bob is the candidate, Sam is a shadow. */
  async newRoom(): Promise<BoardRoom> {
    const { url } = this.#server
    const [ada, bob] = [await anotherPage(this.#ada), await anotherPage(this.#bob)]
    for (const { context } of [ada, bob]) await context.setOffline(false)
    // New guests, since a question held in one interview refuses the same candidate in the next.
    await becomeGuest(bob, url)
    const sam = await Participant.named(url, 'Sam')
    const rounds = [{ questionId: 'execution-model', hostRole: 'interviewer' as const }]
    const opened = (await post(ada, `${url}/api/interviews`, openRequest({ rounds }))) as z.infer<typeof OpenReply>
    await post(bob, `${url}/api/links/${tokenOf(opened.links, 'guest')}/claim`, { name: 'Bob' })
    await sam.claim(tokenOf(opened.links, 'shadow'))
    await sam.connect(opened.id)
    for (const { page } of [ada, bob]) await page.goto(`${url}/i/${opened.id}`)
    await ada.page.getByRole('button', { name: 'Start round 1' }).click()
    for (const { page } of [ada, bob]) await page.getByLabel('The board in words').waitFor({ state: 'attached' })
    return new BoardRoom(url, { ada, bob, sam })
  }
}

async function becomeGuest(person: Visitor, url: string): Promise<void> {
  await person.context.clearCookies()
  await post(person, `${url}/api/me`, { name: person.name })
}

async function post({ context }: Visitor, url: string, data: unknown): Promise<unknown> {
  const reply = await context.request.post(url, { data, headers: { origin: new URL(url).origin } })
  if (!reply.ok()) throw new Error(`${url}: ${reply.status()} ${await reply.text()}`)
  return reply.json()
}
