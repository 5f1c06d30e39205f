import type { RoomSocket } from './room-socket.ts'

/** Longest that data may wait for a client without a flush being completed. */
const STALLED_MS = 10_000
/** How long a closed connection may take for the closing handshake. */
const GOODBYE_MS = 1_000

/** The connection below Socket.IO, as far as its memory is concerned; the library does not describe all of it. */
type Conn = RoomSocket['conn'] & {
  transport: { socket?: { bufferedAmount: number; terminate(): void } }
}

/**
 * Terminates the connection of a client that stops reading: when more than `mostBytes` wait for it, or when nothing
 * leaves for 10 s. Counts what Engine.IO queues and what `ws` buffers; a message that begins when nothing waits may have
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
  let stalled: NodeJS.Timeout | undefined
  const calm = () => {
    clearTimeout(stalled)
    stalled = undefined
  }

  conn.on('packetCreate', ({ data = '' }: { data?: string | Buffer }) => {
    const bytes = Buffer.byteLength(data)
    if (queued + buffered() === 0) alone = bytes
    queued += bytes
    if (queued + buffered() - alone > mostBytes) cut()
  })
  conn.on('flush', () => {
    queued = 0
  })
  // Engine.IO emits this one when it has handed its queue to `ws`, the transport when `ws` has handed it to the kernel.
  conn.on('drain', () => {
    if (buffered()) stalled ??= setTimeout(cut, STALLED_MS).unref()
  })
  transport.on('drain', () => {
    alone = 0
    calm()
  })
  conn.once('close', () => {
    calm()
    setTimeout(cut, GOODBYE_MS).unref()
  })
}
