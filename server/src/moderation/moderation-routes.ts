import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { BlockRequest, BlocksReply, ComplaintRequest, FiledReply } from '@dryrun/shared/api/moderation.ts'
import { type Person, personOf } from '@dryrun/shared/interview/interview.ts'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { askerOf, membershipOf, meOf } from '../access/plugin.ts'
import { Problem } from '../errors.ts'

const tags = ['people']
const Interview = z.object({ id: z.string() })
const listSchema = { tags, summary: 'Whom you do not want to be matched with', response: { 200: BlocksReply } }
const blockSchema = {
  tags,
  summary: 'Not to be matched with somebody of this interview again; they do not learn of it',
  params: Interview,
  body: BlockRequest,
  response: { 201: BlocksReply, '4xx': ApiError },
}
const unblockSchema = {
  tags,
  summary: 'To be matched with somebody again',
  params: z.object({ personId: z.string() }),
  response: { 200: BlocksReply, '4xx': ApiError },
}
const complainSchema = {
  tags,
  summary: 'Tell the operator about somebody of this interview, once',
  params: Interview,
  body: ComplaintRequest,
  response: { 201: FiledReply, '4xx': ApiError },
}

export const moderationRoutes: FastifyPluginAsyncZod = async (app) => {
  const { blocks, complaints, now } = app.standing
  const blocksOf = async (me: string) => ({
    blocks: (await blocks.list(me)).map(({ id, ...block }) => ({ personId: id, ...block })),
  })

  app.get('/api/blocks', { schema: listSchema }, async (request) => blocksOf(meOf(request).id))

  app.post('/api/interviews/:id/blocks', { schema: blockSchema }, async (request, reply) => {
    const other = await otherIn(request, request.body.personId)
    const by = askerOf(request).id
    await blocks.put({ by, blocked: await app.selves.now(other.id), name: other.name }, now())
    return reply.code(201).send(await blocksOf(by))
  })

  app.delete('/api/blocks/:personId', { schema: unblockSchema }, async (request) => {
    const me = meOf(request).id
    if (!(await blocks.remove(me, request.params.personId))) throw new Problem('notFound')
    return blocksOf(me)
  })

  app.post('/api/interviews/:id/complaints', { schema: complainSchema }, async (request, reply) => {
    const { personId, ...said } = request.body
    const other = await otherIn(request, personId)
    const interviewId = membershipOf(request).row.id
    const by = { by: askerOf(request).id, byName: await nameIn(request, meOf(request).id) }
    const about = await app.selves.now(other.id)
    const complaint = { interviewId, ...by, about, aboutName: other.name, ...said }
    if (!(await complaints.put(complaint, now())))
      throw new Problem('conflict', 'The operator has heard from you about this person in this interview already.')
    return reply.code(201).send({ filed: true as const })
  })
}

/** Another participant of the interview. Refuses with `notFound` for strangers and for the requester. */
async function otherIn(request: FastifyRequest, personId: string): Promise<Person> {
  const interview = await request.server.rooms.peek(membershipOf(request).row.id)
  const other = interview && personOf(interview, personId)
  if (!other || other.id === meOf(request).id) throw new Problem('notFound')
  return other
}

async function nameIn(request: FastifyRequest, personId: string): Promise<string> {
  const interview = await request.server.rooms.peek(membershipOf(request).row.id)
  return (interview && personOf(interview, personId)?.name) ?? meOf(request).name
}
