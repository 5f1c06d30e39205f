import { Readable } from 'node:stream'
import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { ChunkQuery, VoicesReply } from '@dryrun/shared/api/voices.ts'
import type { Take } from '@dryrun/shared/interview/interview.ts'
import { most } from '@dryrun/shared/limits.ts'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { askerOf, membershipOf, meOf } from '../access/plugin.ts'
import type { Config } from '../config.ts'
import { Problem } from '../errors.ts'
import type { Chunk } from './voice-store.ts'

const tags = ['voices']
const Place = z.object({ id: z.string() })
const TakePlace = Place.extend({ take: z.string() })
const refused = { '4xx': ApiError }
const chunkSchema = {
  tags,
  summary: 'Store a chunk of your recorded voice; one that is stored already stays as it is',
  consumes: ['audio/webm', 'audio/mp4'],
  params: TakePlace.extend({
    n: z.coerce
      .number()
      .int()
      .min(0)
      .max(most.voiceChunks - 1),
  }),
  querystring: ChunkQuery,
  response: { 204: z.null(), ...refused },
}
const listSchema = {
  tags,
  summary: 'The recorded voices of an interview, for its two players',
  params: Place,
  response: { 200: VoicesReply, ...refused },
}
const soundSchema = {
  tags,
  summary: 'A recorded voice, for the two players',
  produces: ['audio/webm', 'audio/mp4'],
  params: TakePlace,
}
const removeSchema = {
  tags,
  summary: 'Delete a recording of your own voice',
  params: TakePlace,
  response: { 200: VoicesReply, ...refused },
}

/**
 * The media time of a chunk starts after the take did, so an honest chunk ends before it. A page that did not learn of
 * a withdrawal goes on recording, and what it recorded after that is refused.
 */
const SLACK_MS = 1_000
const tooLate = 'This was recorded after the recording had ended. It is not stored.'

/** Not wrapped by fastify-plugin, so that the audio body parser applies to these routes alone. */
export const voiceRoutes: FastifyPluginAsyncZod<{ config: Config; now: () => number }> = async (
  app,
  { config, now },
) => {
  const bodyLimit = config.limits.voiceChunkBytes
  app.addContentTypeParser(/^audio\//, { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body))

  app.put('/api/interviews/:id/voices/:take/:n', { bodyLimit, schema: chunkSchema }, async (request, reply) => {
    const { n } = request.params
    const { end, levels } = request.query
    const { take, by, kind, chunks, startedAt, endedAt } = await ownTake(request)
    const bytes = request.body
    if (!Buffer.isBuffer(bytes) || bytes.length === 0)
      throw new Problem('unsupported', 'Send the bytes of a recording.')
    if (chunks !== null && n >= chunks) throw new Problem('notFound')
    if (endedAt !== null && startedAt + end > endedAt + SLACK_MS) throw new Problem('invalid', tooLate)
    const { id } = membershipOf(request).row
    const chunk = { n, at: now(), endMs: end, bytes, levels: Buffer.from(levels, 'base64url') }
    const personId = askerOf(request).id
    const stored = { take, interviewId: id, personId: by, kind }
    await app.largeWrites.run(personId, () => app.voiceStore.put(stored, chunk, personId))
    return reply.code(204).send(null)
  })

  app.get('/api/interviews/:id/voices', { schema: listSchema }, listOf)

  app.get('/api/interviews/:id/voices/:take', { schema: soundSchema }, async (request, reply) => {
    const { id } = membershipOf(request).row
    const { take } = request.params
    const voice = (await app.voiceStore.listOf(id)).find((each) => each.take === take)
    if (!voice) throw new Problem('notFound')
    return reply
      .header('content-type', voice.kind)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .send(Readable.from(bytesOf(app.voiceStore.chunksOf(id, take)), { objectMode: false }))
  })

  app.delete('/api/interviews/:id/voices/:take', { schema: removeSchema }, async (request) => {
    const { id } = membershipOf(request).row
    const { take } = request.params
    const isKnown = z.uuid().safeParse(take).success
    const own = { take, interviewId: id, personId: meOf(request).id }
    if (!isKnown || !(await app.voiceStore.remove(own, now()))) throw new Problem('notFound')
    return listOf(request)
  })
}

async function* bytesOf(chunks: AsyncIterable<Chunk>): AsyncGenerator<Buffer> {
  for await (const { bytes } of chunks) yield bytes
}

/** A take of another person and one that does not exist get the same answer. */
async function ownTake(request: FastifyRequest): Promise<Take> {
  const { take } = request.params as { take: string }
  const interview = await request.server.rooms.peek(membershipOf(request).row.id)
  const found = interview?.recording.takes.find((each) => each.take === take && each.by === meOf(request).id)
  if (!found) throw new Problem('notFound')
  return found
}

async function listOf(request: FastifyRequest): Promise<VoicesReply> {
  const { voiceStore } = request.server
  const { id } = membershipOf(request).row
  const [stored, levels] = await Promise.all([voiceStore.listOf(id), voiceStore.levelsOf(id)])
  const me = meOf(request).id
  return {
    voices: stored.map(({ take, personId, name, kind, startedAt, ms, bytes }) => ({
      take,
      name,
      mine: personId === me,
      kind,
      startedAt,
      ms,
      bytes,
      levels: levels.get(take)?.toString('base64') ?? '',
    })),
  }
}
