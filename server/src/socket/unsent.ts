import type { RoomSocket } from './room-socket.ts'

/** What waits is added up when this many messages more wait, not for each of them. */
const LOOK_EVERY = 64

/**
 * Cuts off a client that stops reading. What is written to it waits in our memory without a bound of its own; it may
 * come back and get everything anew.
 */
export class Unsent {
  readonly #conn: RoomSocket['conn']
  readonly #most: number

  constructor(conn: RoomSocket['conn'], mostBytes: number) {
    this.#conn = conn
    this.#most = mostBytes
  }

  limit(): void {
    const waiting = this.#waiting
    if (waiting.length % LOOK_EVERY !== LOOK_EVERY - 1) return
    if (waiting.reduce((sum, { data }) => sum + (data?.length ?? 0), 0) > this.#most) this.#cut()
  }

  get #waiting(): readonly { data?: { length: number } }[] {
    return (this.#conn as unknown as { writeBuffer: { data?: { length: number } }[] }).writeBuffer
  }

  /** Not closed but cut: a farewell would wait behind everything else. */
  #cut(): void {
    const { transport } = this.#conn as unknown as { transport: { socket?: { terminate(): void } } }
    transport.socket?.terminate()
  }
}
