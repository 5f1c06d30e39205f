import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export type Entry = { cookie?: string; path?: string; headers?: Record<string, string> }
export type Frame = { opcode?: number; fin?: boolean; reserved?: number; isMasked?: boolean; declared?: number }

const TEXT = 1
const BINARY = 2
const CLOSE = 8
const PING = 9
const PONG = 10
export const socketPath = '/socket.io/?EIO=4&transport=websocket'

/** A raw connection for messages that no library sends. Answers pings. */
export class RawLink {
  /** Every text from the server as Engine.IO packets: `40…` accepts, `43…` acknowledges. */
  readonly texts: string[] = []
  readonly #socket: Socket
  readonly #waiting = new Set<() => void>()
  #head = ''
  #rest: Buffer = Buffer.alloc(0)
  #isClosed = false

  /** Resolves with an open WebSocket, or with a refused link; see `status`. */
  static async open(url: string, entry: Entry = {}): Promise<RawLink> {
    const link = RawLink.dial(url)
    link.write(upgradeRequest(url, entry))
    await link.until(() => link.status || link.isClosed)
    return link
  }

  /** A bare TCP connection without a request. */
  static dial(url: string): RawLink {
    return new RawLink(connect(Number(new URL(url).port), new URL(url).hostname))
  }

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (data) => this.#take(data))
    // Servers cut many of these links on purpose.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      this.#isClosed = true
      this.#wake()
    })
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** The HTTP status of the upgrade; 0 before it. */
  get status(): number {
    return Number(/^HTTP\/1\.1 (\d+)/.exec(this.#head)?.[1] ?? 0)
  }

  get answer(): string {
    return this.#head
  }

  /** Joins an interview. Resolves with the server's answer, `40…` or `44…`, or empty when it hung up. */
  join(auth: unknown): Promise<string> {
    return this.knock(JSON.stringify(auth))
  }

  /** Like `join`, with any text as handshake. */
  async knock(auth: string): Promise<string> {
    const before = this.texts.length
    this.send(`40${auth}`)
    await this.until(() => this.texts.slice(before).some(isAnswerToJoin) || this.isClosed)
    return this.texts.slice(before).find(isAnswerToJoin) ?? ''
  }

  /** Sends an event and resolves with its acknowledgment; undefined when the server hangs up. */
  async ask(event: readonly unknown[], id = 1): Promise<unknown> {
    const before = this.texts.length
    const mine = (text: string) => text.startsWith(`43${id}[`)
    this.send(`42${id}${JSON.stringify(event)}`)
    await this.until(() => this.isClosed || this.texts.slice(before).some(mine))
    const text = this.texts.slice(before).find(mine)
    return text && JSON.parse(text.slice(`43${id}`.length))[0]
  }

  send(data: string | Buffer, frame: Frame = {}): void {
    const isText = typeof data === 'string'
    this.write(frameOf(Buffer.from(data as string), { opcode: isText ? TEXT : BINARY, ...frame }))
  }

  write(bytes: string | Buffer): void {
    if (!this.#socket.destroyed) this.#socket.write(bytes)
  }

  /** Closes the sending half and keeps reading. */
  finish(): void {
    this.#socket.end()
  }

  /** Stops reading. Keeps answering pings that it has not read. */
  deafen(): void {
    this.#socket.pause()
    const pong = setInterval(() => this.send('3'), 1_000)
    this.#socket.once('close', () => clearInterval(pong))
  }

  drop(): void {
    this.#socket.destroy()
  }

  until(isTrue: () => unknown): Promise<void> {
    if (isTrue()) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const tooLong = setTimeout(() => reject(new Error(`waited in vain for ${isTrue}`)), 30_000)
      const look = () => {
        if (!isTrue()) return
        clearTimeout(tooLong)
        this.#waiting.delete(look)
        resolve()
      }
      this.#waiting.add(look)
    })
  }

  #take(data: Buffer): void {
    if (this.status === 101) this.#rest = Buffer.concat([this.#rest, data])
    else this.#takeHead(data)
    for (let frame = firstFrame(this.#rest); frame; frame = firstFrame(this.#rest)) {
      this.#rest = this.#rest.subarray(frame.size)
      this.#takeFrame(frame)
    }
    this.#wake()
  }

  #takeHead(data: Buffer): void {
    const bytes = Buffer.concat([Buffer.from(this.#head, 'latin1'), data])
    const end = bytes.indexOf('\r\n\r\n') + 4
    this.#head = bytes.toString('latin1')
    if (this.status !== 101 || end < 4) return
    this.#head = this.#head.slice(0, end)
    this.#rest = bytes.subarray(end)
  }

  #takeFrame({ opcode, data }: { opcode: number; data: Buffer }): void {
    if (opcode === TEXT && data.toString() === '2') this.send('3')
    else if (opcode === TEXT) this.texts.push(data.toString())
    else if (opcode === PING) this.send(data, { opcode: PONG })
    else if (opcode === CLOSE) this.#socket.end()
  }

  #wake(): void {
    for (const look of this.#waiting) look()
  }
}

const isAnswerToJoin = (text: string) => text.startsWith('40') || text.startsWith('44')

export function upgradeRequest(url: string, { cookie, path = socketPath, headers = {} }: Entry = {}): string {
  const all = {
    host: new URL(url).host,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
    ...(cookie ? { cookie } : {}),
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
}

function frameOf(data: Buffer, { opcode = TEXT, fin = true, reserved = 0, isMasked = true, declared }: Frame): Buffer {
  const length = declared ?? data.length
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode
  const maskBit = isMasked ? 0x80 : 0
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  head[0] = first
  head[1] = maskBit | (length < 126 ? length : length < 65_536 ? 126 : 127)
  if (head.length === 4) head.writeUInt16BE(length, 2)
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2)
  if (!isMasked) return Buffer.concat([head, data])
  const mask = randomBytes(4)
  return Buffer.concat([head, mask, data.map((byte, index) => byte ^ (mask[index % 4] ?? 0))])
}

/** The first whole frame; the server's frames are unmasked and unfragmented. */
function firstFrame(bytes: Buffer): { opcode: number; data: Buffer; size: number } | undefined {
  if (bytes.length < 2) return undefined
  const short = (bytes[1] ?? 0) & 0x7f
  const head = short === 126 ? 4 : short === 127 ? 10 : 2
  if (bytes.length < head) return undefined
  const length = head === 4 ? bytes.readUInt16BE(2) : head === 10 ? Number(bytes.readBigUInt64BE(2)) : short
  if (bytes.length < head + length) return undefined
  return { opcode: (bytes[0] ?? 0) & 0x0f, data: bytes.subarray(head, head + length), size: head + length }
}
