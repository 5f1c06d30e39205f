import type { OpenRequest } from '@dryrun/shared/api/interviews.ts'
import type { Me } from '@dryrun/shared/api/me.ts'
import type { FastifyInstance } from 'fastify'
import type { SystemCommand } from '../core/system-commands.ts'
import { deniedBy } from '../denied.ts'
import { planInterview } from '../interviews/plan-interview.ts'
import { questionKey } from '../progress/model/question-key.ts'

export type Match = Readonly<{
  /** Fixed per match, so that opening it again is idempotent. */
  interviewId: string
  request: OpenRequest
  host: Me
  guest: Me
  /** Milliseconds since 1970. */
  startsAt: number
}>

type Opener = Pick<FastifyInstance, 'rooms' | 'interviewIndex' | 'packs' | 'noShows' | 'scripts'>

/**
 * Opens the interview of a match, seats both and expects both. Idempotent, also from two servers at once; call it again
 * until it succeeds. Refuses with the room's refusal code or `questionHeld`.
 */
export async function openMatched(app: Opener, match: Match, now: number): Promise<void> {
  const { interviewId, host, guest } = match
  const command = await openingOf(app, match)
  if (command) await insist(app, interviewId, [command, host.id])
  await insist(app, interviewId, [{ type: 'takeSeat', seat: 'guest', name: guest.name }, guest.id])
  await app.interviewIndex.write(interviewId, now)
  await app.noShows.expect(interviewId, [host.id, guest.id], match.startsAt)
}

/** Undefined once the interview is open. Its questions are held then, so that a second plan may find none left. */
async function openingOf(app: Opener, match: Match) {
  const { interviewId } = match
  if (await app.rooms.peek(interviewId)) return undefined
  try {
    return { ...(await planFor(app, match)), id: interviewId }
  } catch (error) {
    if (await app.rooms.peek(interviewId)) return undefined
    throw error
  }
}

/** Redraws a question that is gone or held for one of the two. */
async function planFor({ packs, scripts }: Opener, { request, host, guest }: Match) {
  const isBarred = await scripts.barredFor([host.id, guest.id])
  const offered = await packs.catalogFor(host.id)
  const known = new Set(offered.find(({ id }) => id === request.packId)?.questions.map(({ id }) => id))
  const isOpen = (questionId: string | null) =>
    questionId !== null && known.has(questionId) && !isBarred(questionKey({ packId: request.packId, questionId }))
  const rounds = request.rounds.map((round) => (isOpen(round.questionId) ? round : { ...round, questionId: null }))
  return planInterview({ ...request, rounds }, host, { packs, isBarred })
}

/** Retries once after `notSaved`: another server wrote first, and the retry reads its log. */
async function insist({ rooms }: Opener, id: string, [command, by]: [SystemCommand, string]): Promise<void> {
  const first = await rooms.submitHouse(id, command, by)
  const receipt = !first.ok && first.code === 'notSaved' ? await rooms.submitHouse(id, command, by) : first
  if (!receipt.ok && receipt.code !== 'alreadyDone') throw deniedBy(receipt.code)
}
