import { readFile } from 'node:fs/promises'
import type { CDPSession } from 'playwright-core'
import type { Visitor } from '../browser/browsers.ts'

type Sent = string | Uint8Array
type Answer = { url: string; status: number; headers: Record<string, string> }
/** Text for opcode 1, otherwise base64. */
type SocketFrame = { opcode: number; payloadData: string }

const megabytes = 1024 * 1024
const bodiless = new Set([101, 204, 205, 301, 302, 303, 304, 307, 308])

/**
 * Taps everything that a page receives, through the browser's debugging protocol: headers and bodies, socket frames,
 * the console and downloads.
 */
export class BrowserTap {
  /** Responses whose body could not be read and so was not searched. */
  readonly lost: string[] = []
  readonly addresses = new Set<string>()
  readonly #cdp: CDPSession
  readonly #visitor: Visitor
  #caught: Sent[] = []
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

  /** Resolves once a socket has received this version of the interview or a later one. */
  async reached(version: number): Promise<void> {
    while (this.#version < version) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  /** Everything since the last call, with the bodies of the list of packs apart. */
  async take(): Promise<{ caught: Sent[]; lists: Sent[] }> {
    while (this.#pending.size) await Promise.all(this.#pending)
    return { caught: this.#caught.splice(0), lists: this.#lists.splice(0) }
  }

  /** The page's current document, hidden parts included, its accessible text, and all its storage. */
  async contents(): Promise<Sent[]> {
    const { page, context } = this.#visitor
    const document = await this.#cdp.send('DOMSnapshot.captureSnapshot', { computedStyles: [] })
    const spoken = await this.#cdp.send('Accessibility.getFullAXTree')
    const stores = await page.evaluate(storesOf)
    return [document, spoken, stores, await context.cookies(), page.url()].map((part) => JSON.stringify(part))
  }

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

  /**
   * Requests a static file again, since the browser forgets bodies when a page is left. Such files are the same for
   * every request.
   */
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
