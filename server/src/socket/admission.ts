import { Handshake, PROTOCOL, type Turned } from '@dryrun/shared/protocol.ts'
import type { FastifyInstance } from 'fastify'
import type { Allowance } from './allowance.ts'
import type { RoomSocket } from './room-socket.ts'

/**
 * Decides whether a connection is let into the room it asks for. What the connection needs to know is then in
 * `socket.data`, and its tab is counted until its transport is gone, however that comes about.
 */
export const admissionTo =
  (app: FastifyInstance, allowance: Allowance) =>
  async (socket: RoomSocket): Promise<Turned | undefined> => {
    const handshake = Handshake.safeParse(socket.handshake.auth)
    if (!handshake.success) return socket.handshake.auth.protocol === PROTOCOL ? 'notFound' : 'reloadPage'
    const known = await app.signedIn(socket.handshake.headers)
    if (!known) return 'signInFirst'
    const { me, signInId } = known
    // Nobody without a seat makes us open a room. The answer is that for an absent interview.
    const { interviewId } = handshake.data
    if (!app.rooms.isOpen(interviewId) && !(await isSeated(app, interviewId, me.id))) return 'notFound'
    const room = await app.rooms.get(interviewId)
    if (app.rooms.isClosing) return 'unavailable'
    const personId = room && (await app.selves.among(me.id, room.interview.people))
    // A stranger and an absent interview get the same answer.
    if (!room?.interview.people.some(({ id }) => id === personId) || !personId) return 'notFound'
    // What has ended is theirs to read, and to hand in: the other one waits for it.
    if (room.interview.stage !== 'ended' && (await app.standing.isSuspended(me.id))) return 'suspended'
    if (!allowance.openTab(me.id)) return 'tooManyTabs'
    whenGone(socket, () => allowance.closeTab(me.id))
    socket.data = { personId, signInId, room, version: handshake.data.version }
    return undefined
  }

/** By the rows, or where those are late by the log, which is looked into without its drawing and not kept. */
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
