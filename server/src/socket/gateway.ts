import type { RequestListener } from 'node:http'
import type { Turned } from '@dryrun/shared/protocol.ts'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { Server } from 'socket.io'
import type { Config } from '../config.ts'
import { Problem } from '../errors.ts'
import type { Limits } from '../limits.ts'
import { Turns } from '../room/turns.ts'
import { admissionTo } from './admission.ts'
import { Allowance } from './allowance.ts'
import { boundedParser } from './bounded-parser.ts'
import { guardUpgrades } from './guard-upgrades.ts'
import { paceIntake } from './intake.ts'
import { onlyOurEvents } from './only-our-events.ts'
import type { RoomServer, RoomSocket } from './room-socket.ts'
import { SignInWatch } from './sign-in-watch.ts'
import { SocketConnection } from './socket-connection.ts'
import { limitUnsent } from './unsent.ts'

/** A dead connection is noticed within the sum of these; until then its owner appears connected. */
const PING_INTERVAL_MS = 4_000
const PING_TIMEOUT_MS = 6_000
/**
 * Factor of `frameBytes`. A slightly larger message gets a refusal, because clients resend unanswered ones forever;
 * above the factor the connection is cut.
 */
const FAR_TOO_LARGE = 4
/** Levels that a packet adds to the message in it. */
const ENVELOPE_DEPTH = 1
/** Factor of the message rates above which the server slows down its reads. */
const PACE = 4
/** Longest that a connection may stay open without admission. */
const UNKNOWN_MS = 20_000

/** Connects sockets to rooms: admits connections, passes commands in and frames out. */
export default fp<{ config: Config }>(
  async (app, { config }) => {
    const { limits } = config
    const allowance = new Allowance(limits)
    const turns = new Turns()
    const io = openServer(app, limits)
    const signIns = new SignInWatch({
      ended: (ids) => app.signIns.ended(ids),
      onFault: (error) => app.log.warn({ err: error }, 'whether sign-ins still hold is not known'),
    })
    app.signIns.onEnded(() => void signIns.look())
    guardUpgrades(io.engine, config, app.warnOfForeign)
    boundConnections(io.engine, limits)
    app.get('/socket.io', { schema: { hide: true } }, async () => {
      throw new Problem('invalid')
    })

    const ask = letIn(app, allowance)
    io.use((socket, next) => void ask(socket, next))
    io.on('connection', (socket) => {
      const { room } = socket.data
      const onFault = (error: unknown) => app.log.error({ err: error, interviewId: room.id }, 'a message failed')
      const left = caught(onFault, (leave: () => void) => {
        leave()
        app.rooms.left(room)
      })
      const turnAway = (error: unknown) => {
        onFault(error)
        socket.conn.close()
      }
      signIns.follow(socket)
      caught(turnAway, (tab: SocketConnection) => seat(socket, tab, left))(
        new SocketConnection(socket, { allowance, limits, turns, onFault }),
      )
    })

    // The client reconnects, and admission then allows ended interviews only.
    app.standing.onSuspended((personId) => {
      for (const { data, conn } of io.of('/').sockets.values()) if (data.personId === personId) conn.close()
    })

    app.addHook('preClose', async () => {
      await app.rooms.closeAll()
      io.local.disconnectSockets(true)
    })
    app.addHook('onClose', () => {
      signIns.stop()
      return io.close()
    })
  },
  { name: 'gateway', dependencies: ['rooms', 'auth', 'access', 'standing'] },
)

function openServer(app: FastifyInstance, limits: Limits): RoomServer {
  const pages = app.server.listeners('request') as RequestListener[]
  const io: RoomServer = new Server(app.server, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    parser: boundedParser(limits.depth + ENVELOPE_DEPTH),
    maxHttpBufferSize: limits.frameBytes * FAR_TOO_LARGE,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    connectTimeout: UNKNOWN_MS,
  })
  // Socket.IO would answer HTTP requests to its path before Fastify's hooks see them, so it gets upgrades only.
  app.server.removeAllListeners('request')
  for (const listener of pages) app.server.on('request', listener)
  return io
}

/** Applies before admission too. */
function boundConnections(engine: RoomServer['engine'], limits: Limits): void {
  const { commandsPerSecond, presencePerSecond, signalsPerSecond, frameBytes, unsentBytes } = limits
  const pace = {
    messagesPerSecond: PACE * (commandsPerSecond + presencePerSecond + signalsPerSecond),
    // Parse cost grows with bytes, whether or not the message is then refused.
    bytesPerSecond: commandsPerSecond * frameBytes,
  }
  engine.on('connection', (conn: RoomSocket['conn']) => {
    limitUnsent(conn, unsentBytes)
    paceIntake(conn, pace)
  })
}

/** Runs one admission per connection at a time, and cuts a connection that asks again meanwhile. */
function letIn(app: FastifyInstance, allowance: Allowance) {
  const admit = admissionTo(app, allowance)
  const asking = new WeakSet<RoomSocket['conn']>()

  async function answer(socket: RoomSocket): Promise<Turned | undefined> {
    try {
      return await admit(socket)
    } catch (error) {
      app.log.error({ err: error }, 'a connection could not be admitted')
      return 'unavailable'
    }
  }

  return async (socket: RoomSocket, next: (error?: Error) => void): Promise<void> => {
    if (asking.has(socket.conn)) return socket.conn.close()
    asking.add(socket.conn)
    const turned = await answer(socket)
    asking.delete(socket.conn)
    next(turned && new Error(turned))
  }
}

function seat(socket: RoomSocket, tab: SocketConnection, left: (leave: () => void) => void): void {
  const { personId, room, version } = socket.data
  const leave = room.join(personId, tab, version)
  // The room closed after the handshake; the client reconnects.
  if (!leave) return tab.close()
  socket.on('disconnect', () => {
    left(leave)
    // The client may keep the transport open without its namespace.
    socket.conn.close()
  })
  socket.use(onlyOurEvents)
  socket.on('command', (raw: unknown, reply: unknown) => tab.command(raw, reply))
  socket.on('presence', (raw: unknown, reply: unknown) => tab.point(raw, reply))
  socket.on('signal', (raw: unknown, reply: unknown) => tab.signal(raw, reply))
}

/** An exception in an event handler would end the process. */
const caught =
  <T>(onFault: (error: unknown) => void, handle: (given: T) => void) =>
  (given: T): void => {
    try {
      handle(given)
    } catch (error) {
      onFault(error)
    }
  }
