import { randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import type { Link } from '@dryrun/shared/api/invitations.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Patch } from '@dryrun/shared/interview/element.ts'
import { FromAddress } from '../../http/from-address.ts'
import { openRequest } from '../../http/open-request.ts'
import { socketPath, upgradeRequest } from '../../socket/raw-link.ts'

export type Opened = Readonly<{ interviewId: string; links: readonly Link[] }>
export type Hostility = (seat: HostileSeat) => Promise<void>

/** The host of an interview, attacking with one person's cookie. */
export class HostileSeat {
  readonly me: FromAddress
  readonly interviewId: string
  readonly links: readonly Link[]
  readonly #sockets = new Set<Socket>()
  readonly #tabs: FromAddress[] = []
  #endsAt = 0
  readonly answers: Record<string, number> = {}

  private constructor(me: FromAddress, { interviewId, links }: Opened) {
    this.me = me
    this.interviewId = interviewId
    this.links = links
  }

  static async open(url: string, address: string): Promise<HostileSeat> {
    const me = await FromAddress.arriving(url, address, 'Mallory')
    const { id, links } = await me.open(openRequest())
    return new HostileSeat(me, { interviewId: id, links })
  }

  get isOver(): boolean {
    return performance.now() >= this.#endsAt
  }

  /** Runs one hostility for so many seconds, then releases everything it opened. */
  async run(hostility: Hostility, seconds: number): Promise<void> {
    await this.me.connect(this.interviewId)
    await this.me.do({ type: 'startRound' })
    this.#endsAt = performance.now() + seconds * 1_000
    await hostility(this).catch(() => undefined)
    this.me.disconnect()
    for (const tab of this.#tabs) tab.disconnect()
    for (const socket of this.#sockets) socket.destroy()
  }

  /** Repeats a step in so many concurrent lanes until the time is over. Ignores refusals. */
  async repeat(lanes: number, step: (nth: number) => Promise<unknown>): Promise<void> {
    let nth = 0
    const lane = async () => {
      while (!this.isOver) this.#note(await step(nth++).catch(() => new Promise(setImmediate)))
    }
    await Promise.all(Array.from({ length: lanes }, lane))
  }

  #note(answer: unknown): void {
    const { code, ok, status } = (answer ?? {}) as { code?: string; ok?: boolean; status?: number }
    const name = String(code ?? status ?? (ok ? 'ok' : 'nothing'))
    this.answers[name] = (this.answers[name] ?? 0) + 1
  }

  /** Sends commands as fast as they are answered, forty at once. */
  command(commandOf: (nth: number) => Command): Promise<void> {
    return this.repeat(40, (nth) => this.me.submit(commandOf(nth)))
  }

  draw(patchesOf: (nth: number) => Patch[]): Promise<void> {
    return this.command((nth) => ({ type: 'changeBoard', round: 0, patches: patchesOf(nth) }))
  }

  /** Opens another connection of the same person; a `deaf` one stops reading at once. */
  async tab({ deaf = false } = {}): Promise<FromAddress> {
    const tab = this.me.another()
    this.#tabs.push(tab)
    await tab.connect(this.interviewId)
    const { transport } = tab.socket.io.engine as unknown as { transport: { ws: { pause(): void } } }
    if (deaf) transport.ws.pause()
    return tab
  }

  /** A raw connection that stays half-open whatever the server does. */
  dial(bytes: string | Buffer, { reads = true } = {}): Promise<Socket> {
    const { hostname, port } = new URL(this.me.url)
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
    this.#sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.#sockets.delete(socket))
    return new Promise((resolve) => {
      for (const heard of ['connect', 'error']) socket.once(heard, () => resolve(socket))
      if (reads) socket.resume()
      socket.write(bytes)
    })
  }

  head(method: string, path: string, headers: Readonly<Record<string, string | number>> = {}): string {
    const all = {
      host: new URL(this.me.url).host,
      cookie: this.me.cookie,
      'x-forwarded-for': this.me.address,
      ...headers,
    }
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
    return `${[`${method} ${path} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`
  }

  upgrade(headers: Record<string, string> = {}): string {
    return upgradeRequest(this.me.url, { cookie: this.me.cookie, path: socketPath, headers })
  }

  async end(): Promise<void> {
    await this.me.do({ type: 'endInterview' })
  }
}

export const id = randomUUID
