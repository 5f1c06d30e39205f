import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { ReportReply, ShareReply, ShareRequest, SharesReply } from '@dryrun/shared/api/report.ts'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { membershipOf, meOf, sharedWith } from '../access/plugin.ts'
import { Problem } from '../errors.ts'
import { keysOf } from '../progress/script-access.ts'
import type { Owned } from './share-store.ts'

const tags = ['reports']
const Interview = z.object({ id: z.string() })
const makeSchema = {
  tags,
  summary: 'Share the report under a link that runs out; its token is answered this once',
  params: Interview,
  body: ShareRequest,
  response: { 201: ShareReply, '4xx': ApiError },
}
const listSchema = {
  tags,
  summary: 'Your shares of this report that can still be opened',
  params: Interview,
  response: { 200: SharesReply, '4xx': ApiError },
}
const revokeSchema = {
  tags,
  summary: 'End a share of yours; its link stops working at once',
  params: Interview.extend({ shareId: z.string() }),
  response: { 200: SharesReply, '4xx': ApiError },
}
const openSchema = {
  tags,
  summary: 'A shared report, for anyone with its link',
  params: z.object({ token: z.string() }),
  response: { 200: ReportReply, '4xx': ApiError },
}

/** The link is a secret: headers keep search engines and other sites from learning it. */
export const keptToItself = { 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer' }

export const shareRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post('/api/interviews/:id/shares', { schema: makeSchema }, async (request, reply) =>
    reply.code(201).send(await app.shares.create(ownedBy(request), request.body, Date.now())),
  )

  app.get('/api/interviews/:id/shares', { schema: listSchema }, async (request) => ({
    shares: await app.shares.list(ownedBy(request), Date.now()),
  }))

  app.delete('/api/interviews/:id/shares/:shareId', { schema: revokeSchema }, async (request) => {
    const { shareId } = request.params
    const owned = ownedBy(request)
    const isEnded = z.uuid().safeParse(shareId).success && (await app.shares.revoke(owned, shareId, Date.now()))
    if (!isEnded) throw new Problem('notFound')
    return { shares: await app.shares.list(owned, Date.now()) }
  })

  app.get('/api/shared/:token', { schema: openSchema }, async (request, reply) => {
    const { interviewId, by, ...terms } = sharedWith(request)
    const report = await app.reports.sharedBy(interviewId, by, terms)
    if (!report) throw new Problem('notFound')
    const [me, interview] = [await app.whoIs(request.headers), await app.rooms.peek(interviewId)]
    if (me && interview) await app.scripts.requireScript(me.id, keysOf(interview))
    return reply.headers(keptToItself).send({ report })
  })
}

const ownedBy = (request: FastifyRequest): Owned => ({
  interviewId: membershipOf(request).row.id,
  by: meOf(request).id,
})
