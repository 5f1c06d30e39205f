import type { Socket } from 'socket.io-client'

/** A connection that counts its bytes on the wire, WebSocket headers included. */
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

  reset(): void {
    this.up = 0
    this.down = 0
  }
}

/** Engine.IO's packet type, the frame's header, and the client's mask. */
const onWire = (length: number, mask: number): number =>
  1 + length + mask + (length < 125 ? 2 : length < 65_535 ? 4 : 10)
