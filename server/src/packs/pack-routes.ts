import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { AdviceReply, EquivalentsReply, PacksReply } from '@dryrun/shared/api/packs.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { askerOf, membershipOf } from '../access/plugin.ts'
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
const equivalentsSchema = {
  tags,
  summary: 'What does the same job elsewhere, by the pack of an interview; for those who read the script now',
  params: z.object({ id: z.string() }),
  response: { 200: EquivalentsReply, '4xx': ApiError },
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

  app.get('/api/interviews/:id/equivalents', { schema: equivalentsSchema }, async (request) => {
    const { row } = membershipOf(request)
    const interview = await app.rooms.peek(row.id)
    if (!interview) throw new Problem('notFound')
    await app.scripts.requirePack(askerOf(request).id, interview.pack.id, row.id)
    return { equivalents: await app.packs.equivalents(interview.pack) }
  })
}
