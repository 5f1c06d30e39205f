import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { ClientMessages, type Meddler } from './client-messages.ts'

/** `up` is toward the server. */
export type Way = 'up' | 'down'

/**
 * A TCP proxy with network faults: delays, cuts within a message, silent loss of one direction, and a hold like a
 * sleeping machine. Broken connections stay broken; new ones work.
 */
export class PacketProxy {
  meddlers: (() => Meddler) | undefined
  /** Milliseconds for the next bytes. */
  delay: () => number = () => 0
  accepted = 0
  readonly #server: Server
  readonly #links = new Set<Link>()
  #gate: Gate = openGate

  /** Listens on loopback in front of the server at `url`. */
  static async before(url: string): Promise<PacketProxy> {
    const proxy = new PacketProxy(Number(new URL(url).port))
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  private constructor(port: number) {
    this.#server = createServer((client) => {
      this.accepted++
      const link = new Link(client, connect(port, '127.0.0.1'), {
        wait: async () => {
          await pause(this.delay())
          await this.#gate.passed
        },
        messages: this.meddlers && new ClientMessages(this.meddlers()),
        onEnd: () => this.#links.delete(link),
      })
      this.#links.add(link)
    })
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Cuts every connection after so many more bytes, also within a message. */
  cutAfter(way: Way, bytes: number): void {
    for (const link of this.#links) link.cutAfter(way, bytes)
  }

  /** Silently discards one direction of the current connections. */
  drop(way: Way): void {
    for (const link of this.#links) link.drop(way)
  }

  cut(): void {
    for (const link of this.#links) link.cut()
  }

  /** Holds both directions of all connections, new ones too, until `release`. */
  hold(): void {
    if (this.#gate === openGate) this.#gate = closedGate()
  }

  release(): void {
    this.#gate.open()
    this.#gate = openGate
  }

  async close(): Promise<void> {
    this.release()
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.cut()
    await closed
  }
}

type Gate = Readonly<{ passed: Promise<void>; open(): void }>
const openGate: Gate = { passed: Promise.resolve(), open: () => {} }

function closedGate(): Gate {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open }
}

const pause = (ms: number): Promise<unknown> | undefined =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined

type LinkPorts = Readonly<{ wait(): Promise<void>; messages: ClientMessages | undefined; onEnd(): void }>
type Flow = { tail: Promise<void>; left: number; isDropped: boolean }

class Link {
  readonly #ends: Readonly<Record<Way, Socket>>
  readonly #ports: LinkPorts
  readonly #flows: Readonly<Record<Way, Flow>> = { up: newFlow(), down: newFlow() }

  constructor(client: Socket, server: Socket, ports: LinkPorts) {
    this.#ends = { up: server, down: client }
    this.#ports = ports
    this.#listen(client, 'up')
    this.#listen(server, 'down')
  }

  cutAfter(way: Way, bytes: number): void {
    this.#flows[way].left = bytes
  }

  drop(way: Way): void {
    this.#flows[way].isDropped = true
  }

  cut(): void {
    for (const end of Object.values(this.#ends)) end.destroy()
    this.#ports.onEnd()
  }

  #listen(from: Socket, way: Way): void {
    from.setNoDelay(true)
    // Cut connections are the purpose of this proxy.
    from.on('error', () => from.destroy())
    from.on('data', (bytes) => this.#queue(way, () => this.#pass(way, bytes)))
    from.on('close', () => this.#queue(way, () => this.cut()))
  }

  /** Keeps the order. A dropped direction also loses the news that its end closed. */
  #queue(way: Way, go: () => void): void {
    const flow = this.#flows[way]
    flow.tail = flow.tail.then(this.#ports.wait).then(() => {
      if (!flow.isDropped) go()
    })
  }

  #pass(way: Way, bytes: Buffer): void {
    const { messages } = this.#ports
    const parts = way === 'up' && messages ? messages.take(bytes) : [bytes]
    for (const part of parts) this.#write(way, part)
  }

  #write(way: Way, bytes: Buffer): void {
    const flow = this.#flows[way]
    const end = this.#ends[way]
    const whole = bytes.length < flow.left
    if (!end.destroyed) end.write(whole ? bytes : bytes.subarray(0, flow.left))
    flow.left -= bytes.length
    if (!whole) this.#cutAfterWriting(end)
  }

  /** Bytes that passed arrive before the connection closes. */
  #cutAfterWriting(end: Socket): void {
    this.#flows.up.isDropped = true
    this.#flows.down.isDropped = true
    end.end(() => this.cut())
  }
}

const newFlow = (): Flow => ({ tail: Promise.resolve(), left: Number.POSITIVE_INFINITY, isDropped: false })
