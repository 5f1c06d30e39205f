import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { OpenReply } from '@dryrun/shared/api/interviews.ts'
import { RetryRequest } from '@dryrun/shared/api/replay.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { askerOf, membershipOf, meOf } from '../access/plugin.ts'
import { openInterview } from '../interviews/open-interview.ts'
import { planRetry } from './plan-retry.ts'

const retrySchema = {
  tags: ['replay'],
  summary: 'Open a new interview with the question of a round of this one, its board as it stood at a moment',
  params: z.object({ id: z.string() }),
  body: RetryRequest,
  response: { 201: OpenReply, '4xx': ApiError },
}

export const retryRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post('/api/interviews/:id/retry', { schema: retrySchema }, async (request, reply) => {
    const me = meOf(request)
    const { id } = membershipOf(request).row
    const { command, pictures } = await planRetry(app.eventLog, id, me, request.body)
    const copied = { from: id, ids: pictures, personId: askerOf(request).id }
    await app.imageStore.refuseCopies(copied)
    const opened = await app.scripts.inTurn(askerOf(request).id, async () => {
      await app.scripts.requireSeat(askerOf(request).id, command, 'host')
      return openInterview(app, command, me.id)
    })
    await app.imageStore.copy({ ...copied, to: opened.id })
    return reply.code(201).send(opened)
  })
}
