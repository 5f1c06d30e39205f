import type { RoomSocket } from './room-socket.ts'

const WINDOW_MS = 1_000

type IntakePace = Readonly<{ messagesPerSecond: number; bytesPerSecond: number }>
type Conn = RoomSocket['conn'] & { transport: { socket?: { pause(): void; resume(): void } } }

/**
 * Stops reading from a client that exceeds `pace`, until the second is over. No message is lost: the rest waits in the
 * client's TCP buffer, so the server pays nothing for it.
 */
export function paceIntake(connection: RoomSocket['conn'], pace: IntakePace): void {
  const { transport } = connection as Conn
  let since = performance.now()
  let messages = 0
  let bytes = 0
  let paused: NodeJS.Timeout | undefined
  const resume = () => {
    paused = undefined
    transport.socket?.resume()
  }

  connection.on('packet', ({ data = '' }: { data?: string | Buffer }) => {
    const now = performance.now()
    if (now - since >= WINDOW_MS) [since, messages, bytes] = [now, 0, 0]
    messages += 1
    bytes += data.length
    if (paused || (messages <= pace.messagesPerSecond && bytes <= pace.bytesPerSecond)) return
    transport.socket?.pause()
    paused = setTimeout(resume, since + WINDOW_MS - now)
  })
  connection.once('close', () => clearTimeout(paused))
}
