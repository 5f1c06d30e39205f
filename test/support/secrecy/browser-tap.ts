import { readFile } from 'node:fs/promises'
import type { CDPSession } from 'playwright-core'
import type { Visitor } from '../browser/browsers.ts'

type Sent = string | Uint8Array
type Answer = { url: string; status: number; headers: Record<string, string> }
/** As it came through a socket: words for opcode 1, else bytes in base64. */
type SocketFrame = { opcode: number; payloadData: string }

const megabytes = 1024 * 1024
/** Answers that have no body to be had: a redirect, a promise of a socket, nothing new. */
const bodiless = new Set([101, 204, 205, 301, 302, 303, 304, 307, 308])

/**
 * Everything that reaches one page, listened to at the browser's own door to the network, below whatever the page makes
 * of it: heads and bodies of every answer, frames of every socket, the console, downloads.
 */
export class BrowserTap {
  /** Answers whose body could not be had, which nobody has searched therefore. */
  readonly lost: string[] = []
  /** Where requests went. */
  readonly addresses = new Set<string>()
  readonly #cdp: CDPSession
  readonly #visitor: Visitor
  #caught: Sent[] = []
  /** Bodies of the list of packs, which anyone may read. */
  #lists: Sent[] = []
  readonly #pending = new Set<Promise<void>>()
  readonly #answers = new Map<string, Answer>()
  readonly #waiting: (() => void)[] = []
  #version = -1

  static async on(visitor: Visitor): Promise<BrowserTap> {
    const cdp = await visitor.context.newCDPSession(visitor.page)
    const tap = new BrowserTap(cdp, visitor)
    const room = { maxTotalBufferSize: 400 * megabytes, maxResourceBufferSize: 100 * megabytes }
    await cdp.send('Network.enable', room)
    for (const domain of ['Runtime', 'Log', 'DOM', 'DOMSnapshot', 'Accessibility'] as const)
      await cdp.send(`${domain}.enable`)
    return tap
  }

  private constructor(cdp: CDPSession, visitor: Visitor) {
    this.#cdp = cdp
    this.#visitor = visitor
    cdp.on('Network.requestWillBeSent', ({ request }) => this.addresses.add(request.url))
    cdp.on('Network.responseReceived', ({ requestId, response }) => this.#answers.set(requestId, response))
    cdp.on('Network.responseReceivedExtraInfo', ({ headers, statusCode }) => this.#keep({ statusCode, headers }))
    cdp.on('Network.loadingFinished', ({ requestId }) => this.#wait(this.#body(requestId)))
    cdp.on('Network.webSocketCreated', ({ url }) => this.addresses.add(url))
    cdp.on('Network.webSocketHandshakeResponseReceived', ({ response }) => this.#keep(response))
    cdp.on('Network.webSocketFrameReceived', ({ response }) => this.#frame(response))
    cdp.on('Network.webSocketFrameError', (error) => this.#keep(error))
    cdp.on('Network.eventSourceMessageReceived', (message) => this.#keep(message))
    cdp.on('Runtime.consoleAPICalled', (call) => this.#keep(call))
    cdp.on('Runtime.exceptionThrown', (thrown) => this.#keep(thrown))
    cdp.on('Log.entryAdded', ({ entry }) => this.#keep(entry))
    visitor.page.on('download', (download) =>
      this.#wait(
        download.path().then(async (path) => {
          this.#caught.push(download.suggestedFilename(), await readFile(path))
        }),
      ),
    )
  }

  /** Resolves once this version of the interview, or a later one, has come through a socket. */
  async reached(version: number): Promise<void> {
    while (this.#version < version) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  /** What came since the last time, and apart from that the bodies of the list of packs. */
  async take(): Promise<{ caught: Sent[]; lists: Sent[] }> {
    while (this.#pending.size) await Promise.all(this.#pending)
    return { caught: this.#caught.splice(0), lists: this.#lists.splice(0) }
  }

  /** What the page holds now: all of its document, hidden parts too, what it says to a reader, and all its stores. */
  async contents(): Promise<Sent[]> {
    const { page, context } = this.#visitor
    const document = await this.#cdp.send('DOMSnapshot.captureSnapshot', { computedStyles: [] })
    const spoken = await this.#cdp.send('Accessibility.getFullAXTree')
    const stores = await page.evaluate(storesOf)
    return [document, spoken, stores, await context.cookies(), page.url()].map((part) => JSON.stringify(part))
  }

  /** Everything in the page's memory, whatever it is used for, in pieces. */
  async memory(): Promise<string[]> {
    const pieces: string[] = []
    const onPiece = ({ chunk }: { chunk: string }) => pieces.push(chunk)
    this.#cdp.on('HeapProfiler.addHeapSnapshotChunk', onPiece)
    await this.#cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
    this.#cdp.off('HeapProfiler.addHeapSnapshotChunk', onPiece)
    return pieces
  }

  #keep(part: object): void {
    this.#caught.push(JSON.stringify(part))
  }

  #wait(work: Promise<void>): void {
    const pending = work.finally(() => this.#pending.delete(pending))
    this.#pending.add(pending)
  }

  async #body(requestId: string): Promise<void> {
    const answer = this.#answers.get(requestId)
    if (answer) this.#keep({ url: answer.url, status: answer.status, headers: answer.headers })
    if (!answer || bodiless.has(answer.status) || !answer.url.startsWith('http')) return
    try {
      const { body, base64Encoded } = await this.#cdp.send('Network.getResponseBody', { requestId })
      const place = new URL(answer.url).pathname === '/api/packs' ? this.#lists : this.#caught
      place.push(base64Encoded ? Buffer.from(body, 'base64') : body)
    } catch {
      await this.#again(answer)
    }
  }

  /** The browser forgets bodies when a page is left. A part of the page is the same whoever asks for it, and when. */
  async #again({ status, url }: Answer): Promise<void> {
    const { pathname } = new URL(url)
    if (!/^\/(assets|fonts)\//.test(pathname)) this.lost.push(`${status} ${url}`)
    else this.#caught.push(await (await this.#visitor.context.request.get(url)).body())
  }

  #frame({ opcode, payloadData }: SocketFrame): void {
    this.#caught.push(opcode === 1 ? payloadData : Buffer.from(payloadData, 'base64'))
    const version = /^42\["frame",\{"version":(\d+)/.exec(payloadData)?.[1]
    if (!version) return
    this.#version = Number(version)
    for (const wake of this.#waiting.splice(0)) wake()
  }
}

/** Runs in the page. */
async function storesOf(): Promise<unknown> {
  const settled = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const databaseOf = async (name: string) => {
    const disk = await settled(indexedDB.open(name))
    const names = [...disk.objectStoreNames]
    const reads = names.map(async (store) => [
      store,
      await settled(disk.transaction(store).objectStore(store).getAll()),
    ])
    const contents = await Promise.all(reads)
    disk.close()
    return [name, contents]
  }
  const databases = await Promise.all((await indexedDB.databases()).map(({ name = '' }) => databaseOf(name)))
  const kept = await Promise.all(
    (await caches.keys()).map(async (name) => [name, await (await caches.open(name)).keys()]),
  )
  return {
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases,
    caches: kept,
    cookie: document.cookie,
    title: document.title,
    name: window.name,
    state: history.state,
    entries: performance.getEntries().map(({ name }) => name),
    fields: [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')].map(({ value }) => value),
  }
}
