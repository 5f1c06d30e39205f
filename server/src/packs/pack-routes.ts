import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { AdviceReply, PacksReply } from '@dryrun/shared/api/packs.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../errors.ts'

const tags = ['packs']
const listSchema = {
  tags,
  summary: 'The packs on offer to you: titles, levels and topics of their questions, and nothing of what they ask',
  response: { 200: PacksReply },
}
const adviceSchema = {
  tags,
  summary: 'Common mistakes of candidates and how to prepare, by a pack on offer to you; nothing of what it asks',
  params: z.object({ packId: z.string() }),
  response: { 200: AdviceReply, '4xx': ApiError },
}

export const packRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/api/packs', { schema: listSchema }, async (request) => {
    const me = await app.whoIs(request.headers)
    return { packs: await app.packs.catalogFor(me?.id) }
  })

  app.get('/api/packs/:packId/advice', { schema: adviceSchema }, async (request) => {
    const me = await app.whoIs(request.headers)
    const advice = await app.packs.adviceFor(me?.id, request.params.packId)
    if (!advice) throw new Problem('notFound')
    return advice
  })
}
