import type { OpenRequest } from '@dryrun/shared/api/interviews.ts'
import type { Me } from '@dryrun/shared/api/me.ts'
import type { FastifyInstance } from 'fastify'
import type { HouseCommand } from '../core/system-commands.ts'
import { planInterview } from '../interviews/plan-interview.ts'
import { problemOf } from '../interviews/problem-of.ts'
import { questionKey } from '../progress/model/question-key.ts'

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

type Opener = Pick<FastifyInstance, 'rooms' | 'interviewIndex' | 'packs' | 'noShows' | 'scripts'>

/**
 * Opens the interview of two people who have found each other: both are seated, nobody needs a link, and both are
 * expected. May be called again, and by two servers at once, until it has succeeded; it is the same interview.
 */
export async function openMatched(app: Opener, match: Match, now: number): Promise<void> {
  const { interviewId, host, guest } = match
  if (!(await app.rooms.peek(interviewId))) {
    const command = await planFor(app, match)
    await insist(app, interviewId, [{ ...command, id: interviewId }, host.id])
  }
  await insist(app, interviewId, [{ type: 'takeSeat', seat: 'guest', name: guest.name }, guest.id])
  await app.interviewIndex.write(interviewId, now)
  await app.noShows.expect(interviewId, [host.id, guest.id], match.startsAt)
}

/** A question that is gone by now, or waits for one of the two in another interview, is drawn anew. */
async function planFor({ packs, scripts }: Opener, { request, host, guest }: Match) {
  const isBarred = await scripts.barredFor([host.id, guest.id])
  const offered = await packs.catalogFor(host.id)
  const known = new Set(offered.find(({ id }) => id === request.packId)?.questions.map(({ id }) => id))
  const isOpen = (questionId: string | null) =>
    questionId !== null && known.has(questionId) && !isBarred(questionKey({ packId: request.packId, questionId }))
  const rounds = request.rounds.map((round) => (isOpen(round.questionId) ? round : { ...round, questionId: null }))
  return planInterview({ ...request, rounds }, host, { packs, isBarred })
}

/** Another server that is faster takes our room's place in the log: what it has done is then read, and counts. */
async function insist({ rooms }: Opener, id: string, [command, by]: [HouseCommand, string]): Promise<void> {
  const first = await rooms.submitHouse(id, command, by)
  const receipt = !first.ok && first.code === 'notSaved' ? await rooms.submitHouse(id, command, by) : first
  if (!receipt.ok && receipt.code !== 'alreadyDone') throw problemOf(receipt.code)
}
