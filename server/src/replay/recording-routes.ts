import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { ApiError, RecordingReply, RecordingsReply } from '@dryrun/shared/api.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { meOf } from '../access/plugin.ts'
import type { Config } from '../config.ts'
import { Problem } from '../errors.ts'
import { sampleRecording } from './sample.ts'

const tags = ['recordings']
const Place = z.object({ recordingId: z.string() })
const bringSchema = {
  tags,
  summary: 'Bring a recording along, as a file in the format of docs/recording-format.md; you alone can watch it',
  consumes: ['application/json'],
  response: { 201: RecordingReply, '4xx': ApiError },
}
const listSchema = { tags, summary: 'The recordings you brought along', response: { 200: RecordingsReply } }
const oneSchema = { tags, summary: 'A recording you brought along, as its file', params: Place }
const removeSchema = {
  tags,
  summary: 'Remove a recording you brought along',
  params: Place,
  response: { 200: RecordingsReply, '4xx': ApiError },
}
const sampleSchema = { tags, summary: 'A recording to look at before there is one of your own' }

/** Not wrapped by fastify-plugin, so that here alone JSON is taken as bytes: it is read in a process of its own. */
export const recordingRoutes: FastifyPluginAsyncZod<{ config: Config }> = async (app, { config }) => {
  const { recordingBytes, images, imageBytes, signInPerMinute } = config.limits
  const rateLimit = { max: signInPerMinute, timeWindow: '1 minute' }
  const bringing = { bodyLimit: recordingBytes, config: { rateLimit }, schema: bringSchema }
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

  app.post('/api/recordings', bringing, async (request, reply) => {
    const bytes = request.body
    if (!Buffer.isBuffer(bytes)) throw new Problem('invalid')
    const checked = await app.recordingChecker.check({ bytes, images, imageBytes })
    const id = await app.recordingShelf.put({ ownerId: meOf(request).id, ...checked }, Date.now())
    return reply.code(201).send({ id })
  })

  app.get('/api/recordings', { schema: listSchema }, (request) => listFor(request))

  app.get('/api/recordings/:recordingId', { schema: oneSchema }, async (request, reply) => {
    const { recordingId } = request.params
    const content = isId(recordingId) && (await app.recordingShelf.find(recordingId, meOf(request).id))
    if (!content) throw new Problem('notFound')
    return sendCompressed(request, reply, content)
  })

  app.delete('/api/recordings/:recordingId', { schema: removeSchema }, async (request) => {
    const { recordingId } = request.params
    const isRemoved = isId(recordingId) && (await app.recordingShelf.remove(recordingId, meOf(request).id))
    if (!isRemoved) throw new Problem('notFound')
    return listFor(request)
  })

  app.get('/api/sample', { schema: sampleSchema }, async (request, reply) => {
    const content = await sampleRecording()
    if (!content) throw new Problem('notFound')
    return sendCompressed(request, reply, content)
  })
}

const isId = (id: string): boolean => z.uuid().safeParse(id).success

const listFor = async (request: FastifyRequest) => ({
  recordings: await request.server.recordingShelf.listFor(meOf(request).id),
})

/** What is kept compressed is sent so, to whoever can read it. */
function sendCompressed({ headers }: FastifyRequest, reply: FastifyReply, content: Buffer): FastifyReply {
  reply.type('application/json; charset=utf-8').header('vary', 'accept-encoding')
  if (/\bgzip\b/i.test(headers['accept-encoding'] ?? '')) return reply.header('content-encoding', 'gzip').send(content)
  return reply.send(Readable.from([content]).pipe(createGunzip()))
}
