import { Presence, type PresenceNews, type Receipt, type ServerEvents, Submission } from '@dryrun/shared/protocol.ts'
import { Signal, type SignalNews } from '@dryrun/shared/signal.ts'
import type { Limits } from '../limits.ts'
import type { RoomConnection } from '../room/participants.ts'
import type { Turns } from '../room/turns.ts'
import type { Allowance } from './allowance.ts'
import { isDeeperThan } from './depth.ts'
import { Outgoing } from './outgoing.ts'
import type { RoomSocket } from './room-socket.ts'
import { sizeOf } from './size.ts'

/** A message of more bytes waits for a turn of its own, so that a burst of them does not block the event loop. */
const LARGE = 4 * 1024

type Frame = Parameters<ServerEvents['frame']>[0]
export type SocketConnectionPorts = {
  allowance: Allowance
  limits: Limits
  turns: Turns
  onFault: (error: unknown) => void
}

/** A connection to a room. It checks depth, size, rate and shape of everything that the client sends. */
export class SocketConnection implements RoomConnection {
  readonly #socket: RoomSocket
  readonly #ports: SocketConnectionPorts
  readonly #outgoing: Outgoing
  readonly #moves = new Map<string, PresenceNews>()
  /** Serializes commands: while one waits for the rate limiter, a later one that builds on it must not overtake it. */
  #turn = Promise.resolve()
  /** Serializes signals, because a candidate must not overtake its description. */
  #signalTurn = Promise.resolve()

  constructor(socket: RoomSocket, ports: SocketConnectionPorts) {
    this.#socket = socket
    this.#ports = ports
    const { limits, turns, onFault } = ports
    const onFree = () => this.#sendMoves()
    this.#outgoing = new Outgoing(socket.conn, { turns, mostBytes: limits.unsentBytes, onFree, onFault })
    socket.conn.on('drain', onFree)
  }

  /** `reply` comes from the client and may be anything. */
  command(raw: unknown, reply: unknown): void {
    const replyOnce = once<Receipt>(reply)
    const answer = (receipt: Receipt) => this.#outgoing.answer(receipt, replyOnce)
    this.#turn = this.#turn
      .then(() => this.#take(raw, answer))
      .catch((error: unknown) => {
        this.#ports.onFault(error)
        answer({ ok: false, code: 'failed' })
      })
  }

  point(raw: unknown, reply: unknown): void {
    this.#point(raw, once(reply)).catch(this.#ports.onFault)
  }

  signal(raw: unknown, reply: unknown): void {
    const answer = once<Receipt>(reply)
    this.#signalTurn = this.#signalTurn
      .then(async () => answer(await this.#pass(raw)))
      .catch((error: unknown) => {
        this.#ports.onFault(error)
        answer({ ok: false, code: 'failed' })
      })
  }

  signaled(news: SignalNews): void {
    this.#outgoing.emit('signal', news)
  }

  frame(frame: Frame): void {
    this.#outgoing.frame(frame)
  }

  /** A slow connection loses intermediate pointers, but never the last one. */
  presence(news: PresenceNews): void {
    if (news.type === 'moved') this.#moves.set(news.by, news)
    else this.#outgoing.emit('presence', news)
    if (this.#socket.conn.transport.writable) this.#sendMoves()
  }

  /** Closes the transport, not the socket, so that the client reconnects automatically. */
  close(): void {
    this.#socket.conn.close()
  }

  #sendMoves(): void {
    if (this.#outgoing.isWriting) return
    const moves = [...this.#moves.values()]
    this.#moves.clear()
    for (const move of moves) this.#outgoing.emit('presence', move)
  }

  async #take(raw: unknown, answer: (receipt: Receipt) => void): Promise<void> {
    const { allowance, limits, turns } = this.#ports
    const { personId, room } = this.#socket.data
    // First, because each later step costs time in proportion to the message.
    if (!(await allowance.command(personId))) return answer({ ok: false, code: 'tooFast' })
    if (isDeeperThan(limits.depth, raw)) return answer({ ok: false, code: 'invalid' })
    const bytes = sizeOf(raw)
    if (bytes > limits.frameBytes) return answer({ ok: false, code: 'tooLarge' })
    if (bytes > LARGE) await turns.next()
    const submission = Submission.safeParse(raw)
    if (!submission.success) return answer({ ok: false, code: 'invalid' })
    room.take(submission.data, personId, answer)
  }

  async #pass(raw: unknown): Promise<Receipt> {
    const { allowance, limits } = this.#ports
    const { personId, room } = this.#socket.data
    if (!(await allowance.signal(personId))) return { ok: false, code: 'tooFast' }
    if (isDeeperThan(limits.depth, raw)) return { ok: false, code: 'invalid' }
    if (sizeOf(raw) > limits.signalBytes) return { ok: false, code: 'tooLarge' }
    const signal = Signal.safeParse(raw)
    if (!signal.success) return { ok: false, code: 'invalid' }
    const refused = room.signal(personId, this, signal.data)
    return refused ? { ok: false, code: refused } : { ok: true }
  }

  async #point(raw: unknown, answer: (at: number) => void): Promise<void> {
    const { allowance, limits } = this.#ports
    const { personId, room } = this.#socket.data
    if (!(await allowance.presence(this.#socket.id))) return
    answer(room.now)
    if (isDeeperThan(limits.depth, raw)) return
    if (sizeOf(raw) > limits.frameBytes) return
    const presence = Presence.safeParse(raw)
    if (presence.success) room.point(personId, this, presence.data)
  }
}

function once<T>(reply: unknown): (answer: T) => void {
  let answered = false
  return (answer) => {
    if (answered || typeof reply !== 'function') return
    answered = true
    reply(answer)
  }
}
