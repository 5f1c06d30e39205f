import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { InterviewReply, InterviewsReply, OpenReply, OpenRequest } from '@dryrun/shared/api/interviews.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { membershipOf, meOf } from '../access/plugin.ts'
import { openInterview } from './open-interview.ts'
import { planInterview } from './plan-interview.ts'

const tags = ['interviews']
const openSchema = {
  tags,
  summary: 'Create an interview; the links to its other seats are answered this once',
  body: OpenRequest,
  response: { 201: OpenReply, '4xx': ApiError },
}
const listSchema = { tags, summary: 'The interviews in which you have a seat', response: { 200: InterviewsReply } }
const oneSchema = {
  tags,
  summary: 'One of your interviews',
  params: z.object({ id: z.string() }),
  response: { 200: InterviewReply, '4xx': ApiError },
}

export const interviewRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post('/api/interviews', { schema: openSchema }, async (request, reply) => {
    const me = meOf(request)
    const opened = await app.scripts.inTurn(me.id, async () => {
      const choosing = { packs: app.packs, isBarred: await app.scripts.barredFor([me.id]) }
      return openInterview(app, await planInterview(request.body, me, choosing), me.id)
    })
    return reply.code(201).send(opened)
  })

  app.get('/api/interviews', { schema: listSchema }, async (request) => {
    const me = await app.whoIs(request.headers)
    return { interviews: me ? await app.interviewIndex.listFor(me.id) : [] }
  })

  app.get('/api/interviews/:id', { schema: oneSchema }, async (request) => {
    return { interview: await app.interviewIndex.summary(membershipOf(request)) }
  })
}
