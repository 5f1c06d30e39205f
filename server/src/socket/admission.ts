import { Handshake, PROTOCOL, type Turned } from '@dryrun/shared/protocol.ts'
import type { FastifyInstance } from 'fastify'
import type { Allowance } from './allowance.ts'
import type { RoomSocket } from './room-socket.ts'

/**
 * Admits a connection to its room, fills `socket.data` and counts the connection until its transport closes. Returns
 * the reason when it refuses the connection; rejects when the database fails.
 */
export const admissionTo =
  (app: FastifyInstance, allowance: Allowance) =>
  async (socket: RoomSocket): Promise<Turned | undefined> => {
    const handshake = Handshake.safeParse(socket.handshake.auth)
    if (!handshake.success) return socket.handshake.auth.protocol === PROTOCOL ? 'notFound' : 'reloadPage'
    const known = await app.signedIn(socket.handshake.headers)
    if (!known) return 'signInFirst'
    const { me, signInId } = known
    // Without a seat a client must not make the server open a room; it gets the answer for an unknown interview.
    const { interviewId } = handshake.data
    if (!app.rooms.isOpen(interviewId) && !(await isSeated(app, interviewId, me.id))) return 'notFound'
    const room = await app.rooms.get(interviewId)
    if (app.rooms.isClosing) return 'unavailable'
    const personId = room && (await app.selves.among(me.id, room.interview.people))
    // Strangers get the answer for an unknown interview.
    if (!room?.interview.people.some(({ id }) => id === personId) || !personId) return 'notFound'
    // A suspended person can still read an ended interview and submit feedback, because the partner waits for it.
    if (room.interview.stage !== 'ended' && (await app.standing.isSuspended(me.id))) return 'suspended'
    if (!allowance.openTab(me.id)) return 'tooManyTabs'
    whenGone(socket, () => allowance.closeTab(me.id))
    socket.data = { personId, signInId, room, version: handshake.data.version }
    return undefined
  }

/** Checks the index first. If the index lags, checks the log, without its drawing and without opening the room. */
async function isSeated({ interviewIndex, rooms, selves }: FastifyInstance, id: string, me: string): Promise<boolean> {
  if (await interviewIndex.membership(id, me)) return true
  const people = (await rooms.peek(id))?.people ?? []
  const seat = await selves.among(me, people)
  return people.some((person) => person.id === seat)
}

function whenGone({ conn }: RoomSocket, then: () => void): void {
  if (conn.readyState === 'open') conn.once('close', then)
  else then()
}
