import { ApiError, ImageReply } from '@dryrun/shared/api.ts'
import { type Interview, roleOf } from '@dryrun/shared/interview/interview.ts'
import { policy } from '@dryrun/shared/interview/policy.ts'
import type { Refusal } from '@dryrun/shared/refusals.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { Problem } from '../errors.ts'
import { imageTypeOf } from './image-type.ts'
import { problemOf } from './problem-of.ts'

const yearInSeconds = 31_536_000
const tags = ['images']
const Place = z.object({ id: z.string() })
const uploadSchema = {
  tags,
  summary: 'Upload a PNG, JPEG, WebP or GIF, its bytes as they are, for use on the board',
  consumes: ['image/png', 'image/jpeg', 'image/webp', 'image/gif'],
  params: Place,
  response: { 201: ImageReply, '4xx': ApiError },
}
const pictureSchema = {
  tags,
  summary: 'A picture on the board of one of your interviews',
  produces: uploadSchema.consumes,
  params: Place.extend({ imageId: z.string() }),
}

/** Not wrapped by fastify-plugin, so that these routes alone take anything but JSON. */
export const imageRoutes: FastifyPluginAsyncZod<{ config: Config }> = async (app, { config }) => {
  const bodyLimit = config.limits.imageBytes
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body))

  app.post('/api/interviews/:id/images', { bodyLimit, schema: uploadSchema }, async (request, reply) => {
    const me = await app.requireMe(request)
    const { row } = await app.requireSeat(request.params.id, me.id)
    const interview = await app.rooms.peek(row.id)
    const refused = interview ? refusedToDraw(interview, me.id) : 'noSeat'
    if (refused) throw problemOf(refused)
    const bytes = request.body
    const type = Buffer.isBuffer(bytes) ? imageTypeOf(bytes) : undefined
    if (!type) throw new Problem('unsupported', 'Only PNG, JPEG, WebP and GIF pictures can be put on the board.')
    const image = { interviewId: row.id, type, bytes: bytes as Buffer, by: me.id }
    return reply.code(201).send({ id: await app.imageStore.put(image, Date.now()) })
  })

  app.get('/api/interviews/:id/images/:imageId', { schema: pictureSchema }, async (request, reply) => {
    const me = await app.requireMe(request)
    const { row } = await app.requireSeat(request.params.id, me.id)
    const { imageId } = request.params
    const image = z.uuid().safeParse(imageId).success && (await app.imageStore.find(row.id, imageId))
    if (!image) throw new Problem('notFound')
    // Opened by itself in a tab it must be a picture and nothing more, whatever its bytes could also be read as.
    return reply
      .header('content-type', image.type)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', `private, max-age=${yearInSeconds}, immutable`)
      .send(image.bytes)
  })
}

/** Pictures come onto the board by whoever may draw on it, when it may be drawn on. */
function refusedToDraw(interview: Interview, personId: string): Refusal | undefined {
  const { who, when } = policy.changeBoard
  const role = roleOf(interview, personId)
  if (!role || !who.includes(role)) return 'notYours'
  if (interview.stage === 'ended') return 'ended'
  return when.includes(interview.stage) ? undefined : 'wrongStage'
}
