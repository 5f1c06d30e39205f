import type { Socket } from 'node:net'
import fp from 'fastify-plugin'
import type { Config } from '../config.ts'

/** Long enough for the client to read the answer after the server has closed its side. */
const LINGER_MS = 2_000

/**
 * Bounds open connections: destroys half-closed ones, and allows `LIMIT_CONNECTIONS_PER_ADDRESS` per address. Behind a
 * proxy, the proxy must count them.
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
