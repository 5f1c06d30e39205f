import {
  type ClientEvents,
  Handshake,
  PROTOCOL,
  Presence,
  type Receipt,
  type ServerEvents,
  Submission,
  type Turned,
} from '@dryrun/shared/protocol.ts'
import fp from 'fastify-plugin'
import { Server, type Socket } from 'socket.io'
import type { Config } from '../config.ts'
import type { Room } from '../room/room.ts'
import { Allowance } from './allowance.ts'
import { isDeeperThan } from './depth.ts'
import { isForeign } from './origin.ts'

type SocketData = { personId: string; room: Room; version: number | undefined }
type RoomSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, SocketData>

/**
 * The door between sockets and rooms. It checks size, shape, identity and allowance, hands commands in and frames out,
 * and knows nothing about interviews.
 */
export default fp<{ config: Config }>(
  async (app, { config }) => {
    const { limits, publicUrl } = config
    const allowance = new Allowance(limits)
    const io = new Server<ClientEvents, ServerEvents, Record<string, never>, SocketData>(app.server, {
      transports: ['websocket'],
      serveClient: false,
      perMessageDeflate: false,
      maxHttpBufferSize: limits.frameBytes,
      allowRequest: (request, allow) => allow(null, !isForeign(request, publicUrl)),
    })

    io.use((socket: RoomSocket, next) => void letIn(socket, next))

    async function letIn(socket: RoomSocket, next: (error?: Error) => void): Promise<void> {
      try {
        const turned = await admit(socket)
        next(turned && new Error(turned))
      } catch (error) {
        app.log.error({ error }, 'a connection could not be admitted')
        next(new Error('unavailable' satisfies Turned))
      }
    }

    /** Puts what the connection needs to know into `socket.data`, or says why it is turned away. */
    async function admit(socket: RoomSocket): Promise<Turned | undefined> {
      const handshake = Handshake.safeParse(socket.handshake.auth)
      if (!handshake.success) return socket.handshake.auth.protocol === PROTOCOL ? 'notFound' : 'reloadPage'
      const me = await app.whoIs(socket.handshake.headers)
      if (!me) return 'signInFirst'
      const room = await app.rooms.get(handshake.data.interviewId)
      // A stranger and an absent interview get the same answer.
      if (!room?.interview.people.some(({ id }) => id === me.id)) return 'notFound'
      if (!allowance.hasTab(me.id)) return 'tooManyTabs'
      socket.data = { personId: me.id, room, version: handshake.data.version }
      return undefined
    }

    io.on('connection', (socket) => {
      const { personId, room, version } = socket.data
      allowance.openTab(personId)
      const leave = room.join(personId, sinkOf(socket), version)
      socket.on('disconnect', () => {
        allowance.closeTab(personId)
        leave?.()
        app.rooms.left(room)
      })
      // The room has closed between the handshake and now: the connection is made again.
      if (!leave) return socket.conn.close()
      // One after the other: waiting for the allowance must not let a later change overtake the one it builds on.
      let turn = Promise.resolve()
      socket.on('command', (raw: unknown, reply: unknown) => {
        const answer = once(reply)
        turn = turn
          .then(() => receive(socket, raw, answer))
          .catch((error: unknown) => {
            app.log.error({ error, interviewId: room.id }, 'a command failed')
            answer({ ok: false, code: 'notSaved' })
          })
      })
      socket.on('presence', (raw: unknown) => {
        point(socket, raw).catch((error: unknown) => app.log.error({ error, interviewId: room.id }, 'presence failed'))
      })
    })

    async function receive(socket: RoomSocket, raw: unknown, answer: (receipt: Receipt) => void): Promise<void> {
      const { personId, room } = socket.data
      if (isDeeperThan(limits.depth, raw)) return answer({ ok: false, code: 'invalid' })
      const submission = Submission.safeParse(raw)
      if (!submission.success) return answer({ ok: false, code: 'invalid' })
      if (!(await allowance.command(personId))) return answer({ ok: false, code: 'tooFast' })
      room.take(submission.data, personId, answer)
    }

    async function point(socket: RoomSocket, raw: unknown): Promise<void> {
      const { personId, room } = socket.data
      if (isDeeperThan(limits.depth, raw) || !(await allowance.presence(socket.id))) return
      const presence = Presence.safeParse(raw)
      if (presence.success) room.point(personId, presence.data)
    }

    app.addHook('preClose', async () => {
      await app.rooms.closeAll()
      io.local.disconnectSockets(true)
    })
    app.addHook('onClose', () => io.close())
  },
  { name: 'gateway', dependencies: ['rooms', 'auth'] },
)

const sinkOf = (socket: RoomSocket) => ({
  frame: (frame: Parameters<ServerEvents['frame']>[0]) => void socket.emit('frame', frame),
  presence: (news: Parameters<ServerEvents['presence']>[0]) => {
    if (news.type === 'here') socket.emit('presence', news)
    else socket.volatile.emit('presence', news)
  },
  // Closing the transport, not the socket: the client then comes back by itself.
  close: () => socket.conn.close(),
})

/** A client may leave the acknowledgement out, or send something that is none. */
function once(reply: unknown): (receipt: Receipt) => void {
  let answered = false
  return (receipt) => {
    if (answered || typeof reply !== 'function') return
    answered = true
    reply(receipt)
  }
}
