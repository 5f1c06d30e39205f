import type { RoomSocket } from './room-socket.ts'

/** What waits is added up when this many messages more wait, not for each of them. */
const LOOK_EVERY = 64
/** How long one that has been closed may take to say goodbye. */
const GOODBYE_MS = 1_000

/** The connection below Socket.IO, as far as its memory is concerned; the library does not describe all of it. */
type Conn = {
  writeBuffer: readonly { data?: { length: number } }[]
  transport: { socket?: { terminate(): void } }
}

/**
 * Cuts off a client that stops reading. What is written to it waits in our memory without a bound of its own, be it
 * frames, presence or answers; it may come back and get everything anew. Whatever a closed connection has not read is
 * dropped soon after: the WebSocket below would keep it for half a minute.
 */
export function limitUnsent(conn: RoomSocket['conn'], mostBytes: number): void {
  const inside = conn as unknown as Conn
  // Not closed but cut: a farewell would wait behind everything else.
  const cut = () => inside.transport.socket?.terminate()
  conn.on('packetCreate', () => isTooMuch(inside.writeBuffer, mostBytes) && cut())
  conn.once('close', () => setTimeout(cut, GOODBYE_MS).unref())
}

function isTooMuch(waiting: Conn['writeBuffer'], mostBytes: number): boolean {
  if (waiting.length % LOOK_EVERY !== LOOK_EVERY - 1) return false
  return waiting.reduce((sum, { data }) => sum + (data?.length ?? 0), 0) > mostBytes
}
