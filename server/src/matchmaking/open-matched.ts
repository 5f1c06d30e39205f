import type { Me, OpenRequest } from '@dryrun/shared/api.ts'
import type { HouseCommand } from '@dryrun/shared/interview/house-commands.ts'
import type { FastifyInstance } from 'fastify'
import { planInterview } from '../interviews/plan-interview.ts'
import { problemOf } from '../interviews/problem-of.ts'

/** Two people who have agreed to an interview, and on what. */
export type Match = Readonly<{
  /** Of the interview to be, chosen once and kept: whoever opens it again with this id changes nothing. */
  interviewId: string
  /** As if the host had filled in the form. */
  request: OpenRequest
  host: Me
  guest: Me
  /** From when on both are expected in the room, in milliseconds since 1970. */
  startsAt: number
}>

type Opener = Pick<FastifyInstance, 'rooms' | 'interviewIndex' | 'packs' | 'noShows'>

/**
 * Opens the interview of two people who have found each other: both are seated, nobody needs a link, and both are
 * expected. May be called again, and by two servers at once, until it has succeeded; it is the same interview.
 */
export async function openMatched(app: Opener, match: Match, now: number): Promise<void> {
  const { interviewId, request, host, guest } = match
  if (!(await app.rooms.peek(interviewId))) {
    const command = await planInterview(request, host, app.packs)
    await insist(app, interviewId, [{ ...command, id: interviewId }, host.id])
  }
  await insist(app, interviewId, [{ type: 'takeSeat', seat: 'guest', name: guest.name }, guest.id])
  await app.interviewIndex.write(interviewId, now)
  await app.noShows.expect(interviewId, [host.id, guest.id], match.startsAt)
}

/** Another server that is faster takes our room's place in the log: what it has done is then read, and counts. */
async function insist({ rooms }: Opener, id: string, [command, by]: [HouseCommand, string]): Promise<void> {
  const first = await rooms.submitHouse(id, command, by)
  const receipt = !first.ok && first.code === 'notSaved' ? await rooms.submitHouse(id, command, by) : first
  if (!receipt.ok && receipt.code !== 'alreadyDone') throw problemOf(receipt.code)
}
