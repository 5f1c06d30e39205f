import { randomUUID } from 'node:crypto'
import type { ImageReply, OpenRequest } from '@dryrun/shared/api/interviews.ts'
import type { Link } from '@dryrun/shared/api/invitations.ts'
import type { Me } from '@dryrun/shared/api/me.ts'
import { Board } from '@dryrun/shared/interview/board.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Patch } from '@dryrun/shared/interview/element.ts'
import { applyFrame, type Frame } from '@dryrun/shared/interview/frame.ts'
import type { InterviewerView, View } from '@dryrun/shared/interview/view.ts'
import {
  type ClientEvents,
  PROTOCOL,
  type PresenceNews,
  type Receipt,
  type ServerEvents,
} from '@dryrun/shared/protocol.ts'
import { io, type Socket } from 'socket.io-client'
import type { z } from 'zod'
import { cookiesAfter } from './cookies-after.ts'

export type Entrance = { auth?: Record<string, unknown>; headers?: Record<string, string> }
type Answer = { status: number; body: unknown; headers: Headers }

/** A person without a browser: HTTP with cookies, and a socket. Keeps everything it receives. */
export class Participant {
  readonly frames: Frame[] = []
  readonly news: PresenceNews[] = []
  /** Milliseconds to wait for an effect of frames or presence. */
  patienceMs = 15_000
  /** Every byte received, as text: bodies, headers and socket messages. */
  readonly received: string[] = []
  view: View | undefined
  board = new Board()
  me: Me | undefined
  #url: string
  readonly #waiting = new Set<() => void>()
  #cookie = ''
  #socket: Socket<ServerEvents, ClientEvents> | undefined
  #version: number | undefined
  #newsBefore = 0

  constructor(url: string) {
    this.#url = url
  }

  static async named(url: string, name: string): Promise<Participant> {
    const person = new Participant(url)
    const { body } = await person.post('/api/me', { name })
    person.me = (body as { me: Me }).me
    return person
  }

  /** The same person as the owner of these cookies. */
  static async withCookies(url: string, cookies: readonly { name: string; value: string }[]): Promise<Participant> {
    const person = new Participant(url)
    person.#cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const { body } = await person.get('/api/me')
    person.me = (body as { me: Me }).me
    return person
  }

  get(path: string): Promise<Answer> {
    return this.request(path, {})
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  }

  async request(path: string, { headers, ...init }: RequestInit): Promise<Answer> {
    const response = await fetch(this.#url + path, {
      ...init,
      headers: { ...headers, ...this.#identity() },
      redirect: 'manual',
    })
    const type = response.headers.get('content-type') ?? ''
    // Reading images or archives as UTF-8 would lose bytes.
    const text = Buffer.from(await response.arrayBuffer()).toString(
      /text|json|javascript|svg/.test(type) ? 'utf8' : 'latin1',
    )
    this.received.push(`${response.status} ${JSON.stringify([...response.headers])}`, text)
    this.#cookie = cookiesAfter(this.#cookie, response.headers)
    const isJson = text !== '' && type.includes('/json')
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers }
  }

  /** Throws when the interview is refused. */
  async open(request: OpenRequest): Promise<{ id: string; links: Link[] }> {
    const { status, body } = await this.post('/api/interviews', request)
    if (status !== 201) throw new Error(`not opened: ${JSON.stringify(body)}`)
    return body as { id: string; links: Link[] }
  }

  /** Takes the seat of a link and returns the interview's id. Throws when it is refused. */
  async claim(token: string, name = this.me?.name ?? 'Guest'): Promise<string> {
    const { status, body } = await this.post(`/api/links/${token}/claim`, { name })
    if (status !== 200) throw new Error(`not claimed: ${JSON.stringify(body)}`)
    return (body as { id: string }).id
  }

  /** Throws when the upload is refused. */
  async uploadImage(
    interviewId: string,
    type: string,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<z.infer<typeof ImageReply>> {
    const { status, body } = await this.request(`/api/interviews/${interviewId}/images`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: bytes,
    })
    if (status !== 201) throw new Error(`not uploaded: ${JSON.stringify(body)}`)
    return body as z.infer<typeof ImageReply>
  }

  /**
   * Resolves when the server accepts the connection, and rejects with its reason otherwise. Sends the version seen
   * last; `auth` and `headers` override it.
   */
  async connect(interviewId: string, { auth = {}, headers = {} }: Entrance = {}): Promise<void> {
    const version = this.#version === undefined ? {} : { version: this.#version }
    const socket: Socket<ServerEvents, ClientEvents> = io(this.#url, {
      auth: { protocol: PROTOCOL, interviewId, ...version, ...auth },
      extraHeaders: { ...this.#identity(), ...headers },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      // The library checks certificates regardless of this variable.
      rejectUnauthorized: process.env.NODE_TLS_REJECT_UNAUTHORIZED !== '0',
    })
    this.#socket = socket
    this.#newsBefore = this.news.length
    socket.io.on('open', () => socket.io.engine.on('data', (data) => this.received.push(String(data))))
    socket.on('frame', (frame) => this.#take(frame))
    socket.on('presence', (news) => {
      this.news.push(news)
      this.#wake()
    })
    socket.on('disconnect', () => this.#wake())
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('connect_error', reject)
      // A room that closes now drops the connection without a reason. A refused client closes it itself and gets the
      // reason right after, so the microtask lets that reason win.
      socket.io.once('close', (reason) => queueMicrotask(() => reject(new Error(reason))))
    })
  }

  disconnect(): void {
    this.#socket?.disconnect()
  }

  moveTo(url: string): void {
    this.#url = url
  }

  /** The same person in another tab, which has seen nothing yet. */
  anotherTab(): Participant {
    const tab = new Participant(this.#url)
    tab.me = this.me
    tab.adopt(this)
    return tab
  }

  adopt(other: Participant): void {
    this.#cookie = other.#cookie
  }

  /** Empty without an identity. */
  get cookie(): string {
    return this.#cookie
  }

  get isConnected(): boolean {
    return this.#socket?.connected ?? false
  }

  get here(): readonly string[] {
    return this.news.findLast((news) => news.type === 'here')?.people ?? []
  }

  /** Whether saving works by the messages since the last connection. */
  get isSaving(): boolean {
    return this.news.slice(this.#newsBefore).findLast((news) => news.type === 'saving')?.ok ?? true
  }

  /** For tests of what our client never sends. Throws before `connect`. */
  get socket(): Socket {
    if (!this.#socket) throw new Error('connect first')
    return this.#socket as unknown as Socket
  }

  /** Sends a command and resolves with its receipt. The same `id` makes it a retry. */
  async submit(command: Command, id: string = randomUUID(), attempt?: number): Promise<Receipt> {
    return await this.socket.timeout(20_000).emitWithAck('command', { id, command, attempt })
  }

  /** Like `submit`. Throws when the command is refused. */
  async do(command: Command): Promise<void> {
    const receipt = await this.submit(command)
    if (!receipt.ok) throw new Error(`${command.type} was refused: ${receipt.code}`)
  }

  draw(round: number, ...patches: Patch[]): Promise<void> {
    return this.do({ type: 'changeBoard', round, patches })
  }

  point(x: number, y: number): void {
    this.#socket?.emit('presence', { cursor: [x, y], viewport: null, selected: [], editing: null })
  }

  get desk(): InterviewerView {
    if (!this.view || !('question' in this.view)) throw new Error('not an interviewer now')
    return this.view
  }

  /** Waits for an effect of frames or presence. Rejects after `patienceMs`. */
  until(isTrue: (person: this) => unknown, what = isTrue.toString()): Promise<void> {
    if (isTrue(this)) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const tooLong = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), this.patienceMs)
      const look = () => {
        if (!isTrue(this)) return
        clearTimeout(tooLong)
        this.#waiting.delete(look)
        resolve()
      }
      this.#waiting.add(look)
    })
  }

  #take(frame: Frame): void {
    this.frames.push(frame)
    this.#version = frame.version
    this.view = applyFrame(this.view, frame)
    if (frame.board?.fresh) this.board = new Board()
    this.board.apply(frame.board?.patches ?? [])
    this.#wake()
  }

  #wake(): void {
    for (const look of this.#waiting) look()
  }

  #identity(): Record<string, string> {
    return this.#cookie ? { cookie: this.#cookie } : {}
  }
}
