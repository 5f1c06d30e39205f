import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { ClaimReply, InvitationReply, LinkReply, LinkRequest } from '@dryrun/shared/api/invitations.ts'
import { type Me, NameRequest } from '@dryrun/shared/api/me.ts'
import { type Interview, personOf, roleIn, roleOf } from '@dryrun/shared/interview/interview.ts'
import type { Player } from '@dryrun/shared/interview/terms.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { membershipOf, meOf, type Opened, openedBy } from '../access/plugin.ts'
import { deniedBy } from '../denied.ts'
import { Problem } from '../errors.ts'
import type { Invited } from './invitation-store.ts'

const tags = ['links']
const Token = z.object({ token: z.string() })
const replaceSchema = {
  tags,
  summary:
    'Make another link to a seat, as its host, or as the interviewer of the next round to a shadow; yours before it stops working',
  params: z.object({ id: z.string() }),
  body: LinkRequest,
  response: { 201: LinkReply, '4xx': ApiError },
}
const showSchema = {
  tags,
  summary: 'Whose interview a link leads to, and whether its seat is free',
  params: Token,
  response: { 200: InvitationReply, '4xx': ApiError },
}
const claimSchema = {
  tags,
  summary: 'Take the seat that a link carries; a stranger becomes a guest with this name',
  params: Token,
  body: NameRequest,
  response: { 200: ClaimReply, '4xx': ApiError },
}

/** A seat is taken by a separate request, never by following the link alone. */
export const linkRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post('/api/interviews/:id/links', { schema: replaceSchema }, async (request, reply) => {
    const { row } = membershipOf(request)
    const { seat } = request.body
    const madeBy = await inviterFor(request, seat)
    const link = await app.invitations.replace({ interviewId: row.id, seat, madeBy }, Date.now())
    return reply.code(201).send({ link })
  })

  app.get('/api/links/:token', { schema: showSchema }, async (request) => {
    const me = await app.whoIs(request.headers)
    const opened = openedBy(request)
    return invitationTo(opened, me && (await app.selves.among(me.id, opened.interview.people)))
  })

  app.post('/api/links/:token/claim', { schema: claimSchema }, async (request, reply) => {
    const opened = openedBy(request)
    const me = await app.whoIs(request.headers)
    const take = () => takeSeat(opened, request.body.name, [request, reply])
    await (me ? app.scripts.inTurn(me.id, take) : take())
    return { id: opened.interview.id }
  })
}

/** Refuses with `notYours` when anyone but the next round's interviewer invites a shadow, who sees the script. */
async function inviterFor(request: FastifyRequest, invited: Invited): Promise<Player> {
  const { row, seat } = membershipOf(request)
  const player = seat === 'host' ? seat : 'guest'
  if (invited !== 'shadow') {
    if (player === 'host') return player
    throw new Problem('notFound')
  }
  const interview = await request.server.rooms.peek(row.id)
  if (!interview || roleOf(interview, meOf(request).id) !== 'interviewer') throw deniedBy('notYours')
  return player
}

async function takeSeat(
  { interview, seat, madeBy }: Opened,
  name: string,
  [request, reply]: [FastifyRequest, FastifyReply],
) {
  const app = request.server
  const known = await seatedAs(interview, request)
  const isSeated = known && personOf(interview, known.id)
  // Checked before a guest is created, so that a late claimer leaves no trace.
  if (!isSeated && isTaken(interview, seat)) throw deniedBy('seatTaken')
  if (interview.solo && interview.stage !== 'ended') throw deniedBy('notReviewable')
  const asker = await app.whoIs(request.headers)
  if (asker && !isSeated) await app.scripts.requireSeat(asker.id, interview, seat)
  const me = known ?? (await app.nameMe(request, reply, name))
  const letIn = seat === 'shadow' ? { letInBy: madeBy } : {}
  const receipt = await app.rooms.submitHouse(interview.id, { type: 'takeSeat', seat, name, ...letIn }, me.id)
  if (!receipt.ok) throw deniedBy(receipt.code)
  await app.interviewIndex.write(interview.id, Date.now())
  if (!isSeated && me.name !== name) await app.nameMe(request, reply, name)
}

/** The requester under the id of their seat in this interview, if they have one. */
async function seatedAs({ people }: Interview, { server, headers }: FastifyRequest): Promise<Me | undefined> {
  const me = await server.whoIs(headers)
  return me && { ...me, id: await server.selves.among(me.id, people) }
}

/** A guest link admits one person; observer links admit many. */
const isTaken = ({ people }: Interview, seat: Invited) =>
  seat === 'guest' && people.some((person) => person.seat === seat)

/** Built field by field, since anyone with the link sees it. */
function invitationTo({ interview, seat, madeBy }: Opened, myId: string | undefined): InvitationReply {
  const [first] = interview.rounds
  if (!first) throw new Error('an interview without a round')
  return {
    title: interview.title,
    hostName: interview.people.find((person) => person.seat === 'host')?.name ?? '',
    seat,
    firstRole: roleIn(first, { seat, letInBy: madeBy }),
    targetLevel: interview.targetLevel,
    rounds: interview.rounds.length,
    taken: isTaken(interview, seat),
    ...(interview.solo && { review: interview.stage === 'ended' ? 'now' : 'later' }),
    mine: myId && personOf(interview, myId) ? interview.id : null,
  }
}
