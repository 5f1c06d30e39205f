import { connect, type Socket } from 'node:net'
import { MOST_KEPT_ALIVE } from '@dryrun/server/plugins/connections.ts'
import type { FastifyInstance } from 'fastify'
import { afterEach, expect, it } from 'vitest'
import { doors } from '../../support/http/doors.ts'
import { openRequest } from '../../support/http/open-request.ts'
import { Participant } from '../../support/http/participant.ts'
import { upgradeRequest } from '../../support/socket/raw-link.ts'

const MANY = 40
const house = doors()
const clients: Socket[] = []

/** A client that never closes its side. */
function stubborn(url: string, bytes: string): Promise<Socket> {
  const socket = connect({ port: Number(new URL(url).port), host: new URL(url).hostname, allowHalfOpen: true })
  clients.push(socket)
  socket.on('error', () => socket.destroy())
  return new Promise((resolve) => {
    for (const heard of ['data', 'end', 'close']) socket.once(heard, () => resolve(socket))
    socket.resume().write(bytes)
  })
}

const openAt = (app: FastifyInstance): Promise<number> =>
  new Promise((resolve, reject) =>
    app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  )

afterEach(() => {
  for (const socket of clients.splice(0)) socket.destroy()
})

const refused: readonly [what: string, bytes: (url: string) => string][] = [
  ['an upgrade from another site', (url) => upgradeRequest(url, { headers: { origin: 'http://elsewhere.example' } })],
  [
    'an upgrade that names a connection',
    (url) => upgradeRequest(url, { path: '/socket.io/?EIO=4&transport=websocket&sid=x' }),
  ],
  [
    'an upgrade of another protocol version',
    (url) => upgradeRequest(url, { path: '/socket.io/?EIO=9&transport=websocket' }),
  ],
  ['an upgrade at another address', (url) => upgradeRequest(url, { path: '/api/me' })],
  ['a WebSocket without a key', (url) => upgradeRequest(url, { headers: { 'sec-websocket-key': 'short' } })],
  ['what is no HTTP', () => '\x16\x03\x01\x02\x00\x01\r\n\r\n'],
  [
    'headers that are too large',
    (url) => `GET / HTTP/1.1\r\nhost: ${new URL(url).host}\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`,
  ],
  [
    'a body that is too large and never comes',
    (url) =>
      `POST /api/me HTTP/1.1\r\nhost: ${new URL(url).host}\r\ncontent-type: application/json\r\ncontent-length: 9999999\r\n\r\n`,
  ],
]

it.each(refused)('[QT4] a connection that was refused is closed although the client stays: %s', async (_, bytes) => {
  const { app, url } = house.server
  const before = await openAt(app)
  await Promise.all(Array.from({ length: MANY }, () => stubborn(url, bytes(url))))
  await expect.poll(() => openAt(app)).toBeLessThanOrEqual(before)
})

it('[QT4] a client that hangs on reads the whole answer before its connection is closed', async () => {
  const { url } = house.server
  const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', allowHalfOpen: true })
  clients.push(socket)
  let answer = ''
  socket.on('data', (data) => {
    answer += data
  })
  socket.write(upgradeRequest(url, { headers: { origin: 'http://elsewhere.example' } }))
  await expect.poll(() => socket.readableEnded).toBe(true)
  expect(answer).toContain('403')
  expect(answer).toContain('forbiddenOrigin')
})

it('[QT5] one address has only so many connections, and one that is closed makes room', async () => {
  const most = 10
  const server = await house.start({ LIMIT_CONNECTIONS_PER_ADDRESS: String(most) })
  const ask = 'GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n'
  const held = await Promise.all(Array.from({ length: most }, () => stubborn(server.url, ask)))
  expect(held.filter((socket) => socket.destroyed)).toEqual([])
  const refused = await stubborn(server.url, ask)
  expect(refused.bytesRead).toBe(0)
  held[0]?.destroy()
  await expect.poll(() => openAt(server.app)).toBe(most - 1)
  expect((await stubborn(server.url, ask)).bytesRead).toBeGreaterThan(0)
  for (const socket of clients) socket.destroy()
  await server.stop()
})

it('[QT23] above so many open connections, each one is closed after its answer, and WebSockets are not', async () => {
  const server = await house.start({ LIMIT_CONNECTIONS_PER_ADDRESS: String(2 * MOST_KEPT_ALIVE) })
  const ask = 'GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n'
  const person = await Participant.named(server.url, 'Ada')
  const { id } = await person.open(openRequest())
  await person.connect(id)
  const before = await openAt(server.app)
  await Promise.all(Array.from({ length: MOST_KEPT_ALIVE - 10 }, () => stubborn(server.url, ask)))
  expect(await openAt(server.app)).toBeGreaterThanOrEqual(MOST_KEPT_ALIVE - 10)
  await Promise.all(Array.from({ length: 200 }, () => stubborn(server.url, ask)))
  await expect.poll(() => openAt(server.app)).toBeLessThanOrEqual(MOST_KEPT_ALIVE + before)
  await person.do({ type: 'say', text: 'Still here' })
  for (const socket of clients) socket.destroy()
  person.disconnect()
  await server.stop()
})
