import type { RoomSocket } from './room-socket.ts'

/** A connection must take `LEAST_BYTES` in this time. */
const STALLED_MS = 10_000
const LEAST_BYTES = 64 * 1024
const GOODBYE_MS = 1_000

/** Internals of Engine.IO and `ws` that their types omit. */
type Conn = RoomSocket['conn'] & {
  transport: {
    socket?: { bufferedAmount: number; terminate(): void; _socket?: { _handle?: { writeQueueSize: number } | null } }
  }
}

/**
 * Cuts a connection when more than `mostBytes` wait for it, or when it takes less than 64 KiB in 10 s. A message that
 * starts on an empty buffer may be larger, because a room's first frame can exceed the limit.
 */
export function limitUnsent(connection: RoomSocket['conn'], mostBytes: number): void {
  const conn = connection as Conn
  const { transport } = conn
  const buffered = () => transport.socket?.bufferedAmount ?? 0
  // A close frame would wait behind the unsent bytes.
  const cut = () => transport.socket?.terminate()
  let queued = 0
  let alone = 0
  let queuedAlone = 0
  let stalled: NodeJS.Timeout | undefined
  // Bytes that the kernel has not taken; `bufferedAmount` stays constant during one large message.
  const waiting = () => transport.socket?._socket?._handle?.writeQueueSize ?? 0
  const watch = () => {
    const before = waiting()
    const look = () => (before - waiting() < LEAST_BYTES ? cut() : watch())
    stalled = setTimeout(look, STALLED_MS).unref()
  }
  const calm = () => {
    clearTimeout(stalled)
    stalled = undefined
  }

  conn.on('packetCreate', ({ data = '' }: { data?: string | Buffer }) => {
    const bytes = Buffer.byteLength(data)
    if (queued + buffered() === 0) queuedAlone = bytes
    queued += bytes
    if (queued + buffered() - Math.max(alone, queuedAlone) > mostBytes) cut()
  })
  conn.on('flush', () => {
    queued = 0
    alone = queuedAlone
    queuedAlone = 0
  })
  // Engine.IO's `drain`: its queue is in `ws`. The transport's `drain`: `ws` has passed it to the kernel.
  conn.on('drain', () => {
    if (buffered() && !stalled) watch()
  })
  transport.on('drain', () => {
    calm()
    // Engine.IO handles the event first and may have passed on its queue already.
    if (buffered()) watch()
    else alone = 0
  })
  conn.once('close', () => {
    calm()
    setTimeout(cut, GOODBYE_MS).unref()
  })
}
