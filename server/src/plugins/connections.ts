import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'
import fp from 'fastify-plugin'
import type { Config } from '../config.ts'

/** Long enough for the client to read the answer after the server has closed its side. */
const LINGER_MS = 2_000
/** An idle connection takes up to 50 kB. */
export const MOST_KEPT_ALIVE = 512

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts a connection towards its address, or destroys it. */
    boundConnection(socket: Socket): void
  }
}

/**
 * Bounds open connections: destroys half-closed ones, allows `LIMIT_CONNECTIONS_PER_ADDRESS` per address, and closes a
 * connection after its answer while more than `MOST_KEPT_ALIVE` are open, WebSockets not counted. Behind a proxy, the
 * proxy must count those of an address.
 */
export default fp<{ config: Config }>(
  async (app, { config }) => {
    const most = config.trustProxy ? Number.POSITIVE_INFINITY : config.limits.connectionsPerAddress
    const open = new Map<string, number>()
    const plain = new Set<Duplex>()

    app.decorate('boundConnection', (socket) => {
      const address = socket.remoteAddress ?? ''
      const held = open.get(address) ?? 0
      if (held >= most) {
        socket.destroy()
        return
      }
      open.set(address, held + 1)
      socket.once('close', () => forget(open, address))
    })
    app.server.on('connection', (socket: Socket) => {
      socket.once('finish', () => setTimeout(() => socket.destroy(), LINGER_MS).unref())
      plain.add(socket)
      socket.once('close', () => plain.delete(socket))
      // A TLS connection was counted before its handshake.
      if (!(socket instanceof TLSSocket)) app.boundConnection(socket)
    })
    app.server.on('upgrade', (_request, socket: Duplex) => plain.delete(socket))
    app.addHook('onSend', async (_request, reply) => {
      if (plain.size > MOST_KEPT_ALIVE) reply.header('connection', 'close')
    })
  },
  { name: 'connections' },
)

function forget(open: Map<string, number>, address: string): void {
  const held = (open.get(address) ?? 1) - 1
  if (held) open.set(address, held)
  else open.delete(address)
}
