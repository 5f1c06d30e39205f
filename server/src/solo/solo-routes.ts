import { SoloRequest } from '@dryrun/shared/api/solo.ts'
import { ApiError, OpenReply } from '@dryrun/shared/api.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { membershipOf, meOf } from '../access/plugin.ts'
import type { Config } from '../config.ts'
import { Problem } from '../errors.ts'
import { goOnAlone, openSolo } from './open-solo.ts'

const tags = ['solo']
const answers = { 201: OpenReply, '4xx': ApiError }
const openSchema = {
  tags,
  summary: 'Practise alone against the clock; the link for whoever reviews it afterwards is answered this once',
  body: SoloRequest,
  response: answers,
}
const alone = z.object({ id: z.string() })
const goOnSchema = {
  tags,
  summary: 'Go on alone where nobody has come: the same question and the same time plan, against the clock',
  params: alone,
  response: answers,
}

export const soloRoutes: FastifyPluginAsyncZod<{ config: Config }> = async (app, { config }) => {
  const rateLimit = { max: config.limits.signInPerMinute, timeWindow: '1 minute' }

  app.post('/api/solo', { config: { rateLimit }, schema: openSchema }, async (request, reply) =>
    reply.code(201).send(await openSolo(app, request.body, meOf(request))),
  )

  app.post('/api/interviews/:id/solo', { config: { rateLimit }, schema: goOnSchema }, async (request, reply) => {
    const waited = await app.rooms.peek(membershipOf(request).row.id)
    if (!waited) throw new Problem('notFound')
    return reply.code(201).send(await goOnAlone(app, { waited, me: meOf(request) }))
  })
}
