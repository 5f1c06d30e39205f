import type { Socket } from 'node:net'
import fp from 'fastify-plugin'
import type { Config } from '../config.ts'

/** How long a connection stays open after the server has ended its side: enough for the client to read the answer. */
const LINGER_MS = 2_000

/**
 * Bounds how many connections stay open. A connection that the server has ended is destroyed although the client keeps
 * its side open, and one address has at most `LIMIT_CONNECTIONS_PER_ADDRESS`; behind a proxy the proxy counts them.
 */
export default fp<{ config: Config }>(
  async (app, { config }) => {
    const most = config.trustProxy ? Number.POSITIVE_INFINITY : config.limits.connectionsPerAddress
    const open = new Map<string, number>()

    app.server.on('connection', (socket: Socket) => {
      const address = socket.remoteAddress ?? ''
      const held = open.get(address) ?? 0
      if (held >= most) {
        socket.destroy()
        return
      }
      open.set(address, held + 1)
      socket.once('finish', () => setTimeout(() => socket.destroy(), LINGER_MS).unref())
      socket.once('close', () => forget(open, address))
    })
  },
  { name: 'connections' },
)

function forget(open: Map<string, number>, address: string): void {
  const held = (open.get(address) ?? 1) - 1
  if (held) open.set(address, held)
  else open.delete(address)
}
