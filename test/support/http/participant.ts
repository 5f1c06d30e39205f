import { randomUUID } from 'node:crypto'
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
import type { Content, SignalNews } from '@dryrun/shared/signal.ts'
import { io, type Socket } from 'socket.io-client'
import { Requester } from './requester.ts'

export type Entrance = { auth?: Record<string, unknown>; headers?: Record<string, string> }

/** A person without a browser: HTTP with cookies, and a socket. Keeps everything it receives. */
export class Participant extends Requester {
  readonly frames: Frame[] = []
  readonly news: PresenceNews[] = []
  readonly signals: SignalNews[] = []
  /** The id of this page in a call. */
  readonly page = randomUUID()
  #signaled = 0
  /** Milliseconds to wait for an effect of frames or presence. */
  patienceMs = 15_000
  view: View | undefined
  board = new Board()
  readonly #waiting = new Set<() => void>()
  #socket: Socket<ServerEvents, ClientEvents> | undefined
  #version: number | undefined
  #newsBefore = 0

  static async named(url: string, name: string): Promise<Participant> {
    const person = new Participant(url)
    const { body } = await person.post('/api/me', { name })
    person.me = (body as { me: Me }).me
    return person
  }

  /** The same person as the owner of these cookies. */
  static async withCookies(url: string, cookies: readonly { name: string; value: string }[]): Promise<Participant> {
    const person = new Participant(url)
    person.cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const { body } = await person.get('/api/me')
    person.me = (body as { me: Me }).me
    return person
  }

  /**
   * Resolves when the server accepts the connection, and rejects with its reason otherwise. Sends the version seen
   * last; `auth` and `headers` override it.
   */
  async connect(interviewId: string, { auth = {}, headers = {} }: Entrance = {}): Promise<void> {
    const version = this.#version === undefined ? {} : { version: this.#version }
    const socket: Socket<ServerEvents, ClientEvents> = io(this.url, {
      auth: { protocol: PROTOCOL, interviewId, ...version, ...auth },
      extraHeaders: { ...this.identity(), ...headers },
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
    socket.on('signal', (news) => {
      this.signals.push(news)
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

  /** The same person in another tab, which has seen nothing yet. */
  anotherTab(): Participant {
    const tab = new Participant(this.url)
    tab.me = this.me
    tab.adopt(this)
    return tab
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

  /** Sends a signal to a person and resolves with its receipt. */
  async signal(to: string | undefined, content: Content): Promise<Receipt> {
    const signal = { to, from: this.page, n: this.#signaled++, content }
    return await this.socket.timeout(20_000).emitWithAck('signal', signal)
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
}
