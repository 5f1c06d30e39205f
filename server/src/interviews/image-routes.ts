import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { ImageReply } from '@dryrun/shared/api/interviews.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { askerOf, membershipOf, meOf } from '../access/plugin.ts'
import type { Config } from '../config.ts'
import { Problem } from '../errors.ts'
import { imageTypeOf } from './model/image-type.ts'

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

/** Not wrapped by fastify-plugin, so that the image body parser applies to these routes alone. */
export const imageRoutes: FastifyPluginAsyncZod<{ config: Config }> = async (app, { config }) => {
  const bodyLimit = config.limits.imageBytes
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body))

  app.post('/api/interviews/:id/images', { bodyLimit, schema: uploadSchema }, async (request, reply) => {
    const bytes = request.body
    const type = Buffer.isBuffer(bytes) ? imageTypeOf(bytes) : undefined
    if (!type) throw new Problem('unsupported', 'Only PNG, JPEG, WebP and GIF pictures can be put on the board.')
    const image = {
      interviewId: membershipOf(request).row.id,
      type,
      bytes: bytes as Buffer,
      by: meOf(request).id,
      personId: askerOf(request).id,
    }
    const id = await app.largeWrites.run(image.personId, () => app.imageStore.put(image, Date.now()))
    return reply.code(201).send({ id })
  })

  app.get('/api/interviews/:id/images/:imageId', { schema: pictureSchema }, async (request, reply) => {
    const { imageId } = request.params
    const { id } = membershipOf(request).row
    const image = z.uuid().safeParse(imageId).success && (await app.imageStore.find(id, imageId))
    if (!image) throw new Problem('notFound')
    // Opened in a tab, the response must stay an image: no content sniffing, no scripts.
    return reply
      .header('content-type', image.type)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', `private, max-age=${yearInSeconds}, immutable`)
      .send(image.bytes)
  })
}
