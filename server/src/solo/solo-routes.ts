import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { OpenReply } from '@dryrun/shared/api/interviews.ts'
import { SoloRequest } from '@dryrun/shared/api/solo.ts'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { askerOf, membershipOf, meOf } from '../access/plugin.ts'
import { Problem } from '../errors.ts'
import { requireHost, requireNoShow } from './no-show.ts'
import { goOnAlone, openSolo } from './open-solo.ts'

const tags = ['solo']
const answers = { 201: OpenReply, '4xx': ApiError }
const openSchema = {
  tags,
  summary: 'Practice alone against the clock; only this answer holds the link for the reviewer',
  body: SoloRequest,
  response: answers,
}
const alone = z.object({ id: z.string() })
const goOnSchema = {
  tags,
  summary:
    'End an interview to which nobody came, as its host, and go on alone: its question and time plan, against the clock',
  params: alone,
  response: answers,
}

export const soloRoutes: FastifyPluginAsyncZod<{ now: () => number }> = async (app, { now }) => {
  const openFor = <T>(request: FastifyRequest, open: () => Promise<T>) => app.scripts.inTurn(askerOf(request).id, open)

  app.post('/api/solo', { schema: openSchema }, async (request, reply) =>
    reply.code(201).send(await openFor(request, () => openSolo(app, request.body, meOf(request)))),
  )

  app.post('/api/interviews/:id/solo', { schema: goOnSchema }, async (request, reply) => {
    const { row } = membershipOf(request)
    const waited = await app.rooms.peek(row.id)
    if (!waited) throw new Problem('notFound')
    requireHost(waited, meOf(request).id)
    await requireNoShow(app, { interview: waited, openedAt: row.createdAt, now: now() })
    return reply.code(201).send(await openFor(request, () => goOnAlone(app, { waited, me: meOf(request) })))
  })
}
