import { PacksReply } from '@dryrun/shared/api/packs.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

const listSchema = {
  tags: ['packs'],
  summary: 'The packs on offer to you: titles, levels and topics of their questions, and nothing of what they ask',
  response: { 200: PacksReply },
}

export const packRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/api/packs', { schema: listSchema }, async (request) => {
    const me = await app.whoIs(request.headers)
    return { packs: await app.packs.catalogFor(me?.id) }
  })
}
