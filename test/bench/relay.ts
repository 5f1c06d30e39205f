import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'

/**
 * What we are measured against: a process that passes on what it is sent, and does nothing else. Same library, same
 * transport, same messages; no check, no decision, no commit.
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
