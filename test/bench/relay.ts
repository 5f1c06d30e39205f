import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'

/**
 * The baseline: a process that only relays messages. Same library, transport and messages; no validation, decision or
 * commit.
 */
const http = createServer()
const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false })
let version = 0

io.on('connection', (socket) => {
  socket.on('command', ({ command }, reply) => {
    const { round, patches } = command
    version += 1
    io.emit('frame', { version, at: Date.now(), board: { round, patches } })
    reply({ ok: true })
  })
})
process.on('disconnect', () => process.exit(0))
http.listen(0, '127.0.0.1', () => process.send?.({ ready: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }))
