import type { Socket } from 'socket.io-client'

/** A connection whose bytes are counted as they are on the wire: each message with its WebSocket header. */
export class Line {
  readonly socket: Socket
  up = 0
  down = 0

  constructor(socket: Socket) {
    this.socket = socket
    const { engine } = socket.io
    engine.on('packetCreate', ({ data }: { data?: string }) => (this.up += onWire(data?.length ?? 0, 4)))
    engine.on('data', (data: string) => (this.down += onWire(Buffer.byteLength(data), 0)))
  }

  /** Counts from here on. */
  reset(): void {
    this.up = 0
    this.down = 0
  }
}

/** A letter for the kind of packet, the header, and what a client masks its messages with. */
const onWire = (length: number, mask: number): number =>
  1 + length + mask + (length < 125 ? 2 : length < 65_535 ? 4 : 10)
