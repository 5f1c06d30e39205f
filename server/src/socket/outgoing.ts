import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { Receipt } from '@dryrun/shared/protocol.ts'
import { frameText } from '../room/frame-text.ts'
import type { Turns } from '../room/turns.ts'
import type { RoomSocket } from './room-socket.ts'

type Conn = Pick<RoomSocket['conn'], 'write' | 'close' | 'readyState'>
export type OutgoingPorts = Readonly<{
  /** Shared by all connections, so that the event loop is free between any two pieces. */
  turns: Pick<Turns, 'next'>
  /** Bytes that may wait behind a frame in progress; above that the connection closes. */
  mostBytes: number
  onFree: () => void
  onFault: (error: unknown) => void
}>
/** Sends one message; returns a promise if that takes several pieces. */
type Job = () => Promise<void> | undefined
type Held = Readonly<{ job: Job; bytes: number }>

/**
 * The ordered send queue of a connection. It builds a large frame in pieces with pauses, and holds later messages as
 * text meanwhile.
 */
export class Outgoing {
  readonly #conn: Conn
  readonly #ports: OutgoingPorts
  #held: Held[] = []
  #heldBytes = 0
  #isWriting = false

  constructor(conn: Conn, ports: OutgoingPorts) {
    this.#conn = conn
    this.#ports = ports
  }

  get isWriting(): boolean {
    return this.#isWriting
  }

  frame(frame: Frame): void {
    // Only a whole board is large. It is a snapshot, so it can be serialized later.
    if (frame.board?.fresh) this.#do({ job: () => this.#begin(frame), bytes: 0 })
    else this.emit('frame', frame)
  }

  emit(event: string, message: unknown): void {
    const text = packetOf(event, JSON.stringify(message))
    this.#do({ job: () => this.#write(text), bytes: Buffer.byteLength(text) })
  }

  /** Sends the receipt after all earlier messages. */
  answer(receipt: Receipt, reply: (receipt: Receipt) => void): void {
    const job: Job = () => {
      reply(receipt)
      return undefined
    }
    this.#do({ job, bytes: 0 })
  }

  #do(held: Held): void {
    if (this.#isWriting) return this.#hold(held)
    const writing = held.job()
    if (!writing) return
    this.#isWriting = true
    this.#goOn(writing).catch((error: unknown) => {
      this.#ports.onFault(error)
      this.#conn.close()
    })
  }

  #hold(held: Held): void {
    this.#held.push(held)
    this.#heldBytes += held.bytes
    if (this.#heldBytes <= this.#ports.mostBytes) return
    this.#drop()
    this.#conn.close()
  }

  #drop(): void {
    this.#held = []
    this.#heldBytes = 0
  }

  async #goOn(writing: Promise<void>): Promise<void> {
    await writing
    for (let next = this.#held.shift(); next; next = this.#held.shift()) {
      this.#heldBytes -= next.bytes
      await next.job()
    }
    this.#isWriting = false
    this.#ports.onFree()
  }

  #begin(frame: Frame): Promise<void> | undefined {
    const pieces = frameText(frame)
    const { value, done } = pieces.next()
    return done ? this.#write(packetOf('frame', value)) : this.#rest(value, pieces)
  }

  async #rest(first: string, pieces: Generator<string, string>): Promise<void> {
    const parts = [Buffer.from(`${MESSAGE}2["frame",${first}`)]
    for (let isDone = false; !isDone; ) {
      await this.#ports.turns.next()
      if (this.#conn.readyState !== 'open') return this.#drop()
      const { value, done } = pieces.next()
      parts.push(Buffer.from(value))
      isDone = done === true
    }
    this.#writeEncoded(Buffer.concat([...parts, Buffer.from(']')]))
  }

  #write(text: string): undefined {
    this.#conn.write(text)
  }

  /**
   * Passes pre-encoded bytes to `ws`, as Socket.IO does for broadcasts, so that no step encodes the whole message at
   * once.
   */
  #writeEncoded(message: Buffer): void {
    const encoded = { wsPreEncodedFrame: [textHeader(message.length), message] }
    this.#conn.write(message, encoded as Parameters<Conn['write']>[1])
  }
}

/** Engine.IO's packet type "message". Source: Engine.IO protocol, revision 4. */
const MESSAGE = '4'

/** Builds a Socket.IO event packet by hand, because the library would visit each point of a board first. */
const packetOf = (event: string, json: string): string => `2["${event}",${json}]`

/** Header of an unmasked text frame longer than 65,535 bytes. Source: RFC 6455, 5.2. */
function textHeader(length: number): Buffer {
  const header = Buffer.from([0x81, 127, 0, 0, 0, 0, 0, 0, 0, 0])
  header.writeUIntBE(length, 4, 6)
  return header
}
