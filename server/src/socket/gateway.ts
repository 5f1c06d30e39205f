import type { IncomingMessage } from 'node:http'
import type { Turned } from '@dryrun/shared/protocol.ts'
import fp from 'fastify-plugin'
import { Server } from 'socket.io'
import type { Config } from '../config.ts'
import { admissionTo } from './admission.ts'
import { Allowance } from './allowance.ts'
import { isForeign } from './origin.ts'
import type { RoomServer, RoomSocket } from './room-socket.ts'
import { Tab } from './tab.ts'

/** A link that is gone without a word is noticed within the sum of these: until then its owner seems to be here. */
const PING_INTERVAL_MS = 10_000
const PING_TIMEOUT_MS = 10_000

/**
 * The door between sockets and rooms. It lets connections in, hands commands in and frames out, and knows nothing about
 * interviews.
 */
export default fp<{ config: Config }>(
  async (app, { config }) => {
    const { limits, publicUrl } = config
    const allowance = new Allowance(limits)
    const admit = admissionTo(app, allowance)
    const io: RoomServer = new Server(app.server, {
      transports: ['websocket'],
      serveClient: false,
      perMessageDeflate: false,
      maxHttpBufferSize: limits.frameBytes,
      pingInterval: PING_INTERVAL_MS,
      pingTimeout: PING_TIMEOUT_MS,
    })

    // Not `allowRequest`, which is not asked about a request that names a connection; with one transport none has to.
    io.engine.use((request: IncomingMessage, _response: unknown, next: (error?: Error) => void) => {
      const refused = isForeign(request, publicUrl) || /[?&]sid=/.test(request.url ?? '')
      next(refused ? new Error('forbidden') : undefined)
    })

    io.use((socket, next) => void letIn(socket, next))

    async function letIn(socket: RoomSocket, next: (error?: Error) => void): Promise<void> {
      try {
        const turned = await admit(socket)
        next(turned && new Error(turned))
      } catch (error) {
        app.log.error({ err: error }, 'a connection could not be admitted')
        next(new Error('unavailable' satisfies Turned))
      }
    }

    io.on('connection', (socket) => {
      const { personId, room, version } = socket.data
      const onFault = (error: unknown) => app.log.error({ err: error, interviewId: room.id }, 'a message failed')
      const tab = new Tab(socket, { allowance, limits, onFault })
      const leave = room.join(personId, tab, version)
      // The room has closed between the handshake and now: the connection is made again.
      if (!leave) return tab.close()
      socket.on('disconnect', () => {
        leave()
        app.rooms.left(room)
      })
      socket.on('command', (raw: unknown, reply: unknown) => tab.command(raw, reply))
      socket.on('presence', (raw: unknown) => tab.point(raw))
    })

    app.addHook('preClose', async () => {
      await app.rooms.closeAll()
      io.local.disconnectSockets(true)
    })
    app.addHook('onClose', () => io.close())
  },
  { name: 'gateway', dependencies: ['rooms', 'auth'] },
)
