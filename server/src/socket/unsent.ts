import type { RoomSocket } from './room-socket.ts'

/** How long a client may take for the least that a client has to read. */
const STALLED_MS = 10_000
/** The least bytes of a large message that have to leave in that time. */
const LEAST_BYTES = 64 * 1024
/** How long a closed connection may take for the closing handshake. */
const GOODBYE_MS = 1_000

/** The connection below Socket.IO, as far as its memory is concerned; the library does not describe all of it. */
type Conn = RoomSocket['conn'] & {
  transport: {
    socket?: { bufferedAmount: number; terminate(): void; _socket?: { _handle?: { writeQueueSize: number } | null } }
  }
}

/**
 * Terminates the connection of a client that stops reading: when more than `mostBytes` wait for it, or when less than
 * 64 KiB of what waits leave in 10 s. Counts what Engine.IO queues and what `ws` buffers; a message that begins when nothing waits may have
 * any size, because a room's first frame may be larger than the limit.
 */
export function limitUnsent(connection: RoomSocket['conn'], mostBytes: number): void {
  const conn = connection as Conn
  const { transport } = conn
  const buffered = () => transport.socket?.bufferedAmount ?? 0
  // A close frame would wait behind everything else, so the connection is not closed but cut.
  const cut = () => transport.socket?.terminate()
  let queued = 0
  let alone = 0
  let queuedAlone = 0
  let stalled: NodeJS.Timeout | undefined
  // What the kernel has not taken. `bufferedAmount` does not move while one large message goes out.
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
  // Engine.IO emits this one when it has handed its queue to `ws`, the transport when `ws` has handed it to the kernel.
  conn.on('drain', () => {
    if (buffered() && !stalled) watch()
  })
  transport.on('drain', () => {
    calm()
    // Engine.IO has heard of it first, and may have handed over what was queued meanwhile.
    if (buffered()) watch()
    else alone = 0
  })
  conn.once('close', () => {
    calm()
    setTimeout(cut, GOODBYE_MS).unref()
  })
}
