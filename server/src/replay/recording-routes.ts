import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { RecordingReply, RecordingsReply } from '@dryrun/shared/api/replay.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { meOf } from '../access/plugin.ts'
import type { Config } from '../config.ts'
import { Problem } from '../errors.ts'
import { FairTurns } from '../fair-turns.ts'
import { goneOf } from '../plugins/body-turns.ts'
import { UploadFolder } from './receive-file.ts'
import type { KeptFile } from './recording-store.ts'
import { sampleRecording } from './sample.ts'

const tags = ['recordings']
const Place = z.object({ recordingId: z.string() })
const bringSchema = {
  tags,
  summary: 'Import a recording, as a file in the format of docs/recording-format.md; you alone can watch it',
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

/** Concurrent uploads, in total and per person; each takes a temporary file and no memory. */
const uploadsAtOnce = { atOnce: 8, perPerson: 1, waiting: 4 }

/** Not wrapped by fastify-plugin, so that only these routes take JSON as a stream, which a child process parses. */
export const recordingRoutes: FastifyPluginAsyncZod<{ config: Config }> = async (app, { config }) => {
  const { recordingBytes, images, imageBytes } = config.limits
  const bringing = { bodyLimit: recordingBytes, config: { streamed: true as const }, schema: bringSchema }
  const folder = new UploadFolder()
  const uploads = new FairTurns(uploadsAtOnce)
  app.addHook('onClose', () => folder.remove())
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', (_request, body, done) => done(null, body))

  /**
   * Saves the body as a file and frees its upload slot once it has arrived. Refuses with `tooLarge` above the limit.
   */
  async function received(request: FastifyRequest, reply: FastifyReply, use: (path: string) => Promise<string>) {
    const { body } = request
    if (!(body instanceof Readable)) throw new Problem('invalid')
    if (Number(request.headers['content-length']) > recordingBytes) throw new Problem('tooLarge')
    const leave = await uploads.enter(meOf(request).id, 1, goneOf(reply))
    try {
      return await folder.holding(body, recordingBytes, (path) => {
        leave()
        return use(path)
      })
    } finally {
      leave()
    }
  }

  app.post('/api/recordings', bringing, async (request, reply) => {
    const ownerId = meOf(request).id
    await app.recordingShelf.refuseFull(ownerId)
    const store = async (path: string) => {
      const checked = await app.recordingChecker.check({ path, images, imageBytes })
      return app.recordingShelf.put({ ownerId, ...checked }, Date.now())
    }
    const { turns } = app.recordingChecker
    const id = await received(request, reply, (path) => turns.run(ownerId, () => store(path)))
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
    return sendCompressed(request, reply, { bytes: content.length, parts: [content] })
  })
}

const isId = (id: string): boolean => z.uuid().safeParse(id).success

const listFor = async (request: FastifyRequest) => ({
  recordings: await request.server.recordingShelf.listFor(meOf(request).id),
})

type Packed = Readonly<{ bytes: number; parts: KeptFile['parts'] | readonly Buffer[] }>

function sendCompressed({ headers }: FastifyRequest, reply: FastifyReply, { bytes, parts }: Packed): FastifyReply {
  reply.type('application/json; charset=utf-8').header('vary', 'accept-encoding')
  const content = Readable.from(parts)
  if (!/\bgzip\b/i.test(headers['accept-encoding'] ?? ''))
    return reply.send(pipeline(content, createGunzip(), () => undefined))
  return reply.header('content-encoding', 'gzip').header('content-length', bytes).send(content)
}
