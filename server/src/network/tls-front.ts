import type { Server as HttpServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createServer, type Server, type TLSSocket } from 'node:tls'
import type { FastifyInstance } from 'fastify'
import type { KeyPair } from './certificates.ts'

const HANDSHAKE_MS = 20_000
const LOOK_MS = 50
/** Longest that a request may take while the server stops. */
const CLOSE_MS = 3_000

export type TlsFront = Readonly<{
  port: number
  /** New connections get this certificate. */
  use(pair: KeyPair): void
  /** Stops accepting connections and resolves once the open ones have ended, or were cut after three seconds. */
  close(): Promise<void>
}>

type Place = Readonly<{ host: string; port: number; pair: KeyPair }>

/**
 * Accepts TLS connections for the app's HTTP server, which then handles them like its own: one set of routes, limits
 * and sockets for both. Rejects when it can't listen.
 */
export async function openTlsFront(app: FastifyInstance, { host, port, pair }: Place): Promise<TlsFront> {
  const options = { minVersion: 'TLSv1.2', handshakeTimeout: HANDSHAKE_MS, ALPNProtocols: ['http/1.1'] } as const
  const front = createServer({ ...options, ...pair }, (socket: TLSSocket) => app.server.emit('connection', socket))
  const open = new Set<Socket>()
  front.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    app.boundConnection(socket)
  })
  // A client that breaks off its handshake, such as one that does not trust the certificate.
  front.on('tlsClientError', (_error, socket: TLSSocket) => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    front.once('error', reject)
    front.listen({ host, port }, resolve)
  })
  return {
    port: (front.address() as AddressInfo).port,
    use: (next) => front.setSecureContext({ ...options, ...next }),
    close: () => close(front, app.server, open),
  }
}

async function close(front: Server, server: HttpServer, open: ReadonlySet<Socket>): Promise<void> {
  // Connections that wait for a next request would hold it open.
  const look = setInterval(() => server.closeIdleConnections(), LOOK_MS)
  const giveUp = setTimeout(() => {
    for (const socket of open) socket.destroy()
  }, CLOSE_MS)
  await new Promise<void>((resolve) => front.close(() => resolve()))
  clearInterval(look)
  clearTimeout(giveUp)
}
