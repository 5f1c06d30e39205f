import { Readable } from 'node:stream'
import { constants } from 'node:zlib'
import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { ReplayRequest } from '@dryrun/shared/api/replay.ts'
import { type Perspective, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import compress from '@fastify/compress'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { membershipOf, meOf } from '../access/plugin.ts'
import { Problem } from '../errors.ts'
import { pointingWithin, recordingFor } from './recording-for.ts'
import { openReplay, type ReplaySource } from './replay-source.ts'

const tags = ['replay']
const asked = { tags, params: z.object({ id: z.string() }), querystring: ReplayRequest }
const headSchema = {
  ...asked,
  summary:
    'An ended interview to be watched again: its chapters and markers, through your own eyes or those you may take',
  response: { 200: RecordingHead, '4xx': ApiError },
}
const pointingSchema = {
  tags,
  params: asked.params,
  summary: 'Where people pointed meanwhile, as lines of JSON lists in the order of time',
  produces: ['application/x-ndjson'],
}
const fileSchema = {
  tags,
  params: asked.params,
  summary: 'All that you may see of it as one file, in the format of docs/recording-format.md',
  produces: ['application/json'],
}
const framesSchema = { ...asked, summary: 'Its frames, as lines of JSON lists', produces: ['application/x-ndjson'] }

/** Not wrapped by fastify-plugin, so that compression applies to these routes alone. */
export const replayRoutes: FastifyPluginAsyncZod = async (app) => {
  // Flushes each line, so that playback starts with the first.
  const zlibOptions = { flush: constants.Z_SYNC_FLUSH, level: 5 }
  await app.register(compress, { global: false, encodings: ['gzip', 'identity'], customTypes: /json/, zlibOptions })

  app.get('/api/interviews/:id/replay', { compress: {}, schema: headSchema }, async (request) => {
    return (await replayFor(request, request.query.eyes)).head
  })

  app.get('/api/interviews/:id/replay/frames', { schema: framesSchema }, async (request, reply) => {
    const { frames } = await replayFor(request, request.query.eyes)
    return reply.type('application/x-ndjson').compress(Readable.from(linesOf(frames())))
  })

  app.get('/api/interviews/:id/replay/pointing', { schema: pointingSchema }, async (request, reply) => {
    const { head } = await replayFor(request, 'own')
    const pointing = pointingWithin(head, app, membershipOf(request).row.id)
    return reply.type('application/x-ndjson').compress(Readable.from(linesOf(pointing)))
  })

  app.get('/api/interviews/:id/recording', { schema: fileSchema }, async (request, reply) => {
    const file = await recordingFor(app, { interviewId: membershipOf(request).row.id, personId: meOf(request).id })
    if (!file) throw new Problem('notFound')
    return reply
      .header('content-disposition', 'attachment; filename="recording.json"')
      .type('application/json; charset=utf-8')
      .compress(Readable.from(file))
  })
}

/** The replay from a perspective. Refuses with `notFound` a perspective that the requester may not take. */
export async function replayFor(request: FastifyRequest, eyes: Perspective): Promise<ReplaySource> {
  const asked = { interviewId: membershipOf(request).row.id, personId: meOf(request).id, eyes }
  const told = await openReplay(request.server.eventLog, asked)
  if (!told) throw new Problem('notFound')
  return told
}

async function* linesOf(parts: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const part of parts) yield `${JSON.stringify(part)}\n`
}
