import { Readable } from 'node:stream'
import { constants } from 'node:zlib'
import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { BlindScoresRequest, CalibrationsReply, SheetReply } from '@dryrun/shared/api/calibration.ts'
import { RecordingHead } from '@dryrun/shared/replay/recording.ts'
import compress from '@fastify/compress'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { meOf } from '../access/plugin.ts'
import { Problem } from '../errors.ts'

const tags = ['calibration']
const Place = z.object({ calibrationId: z.string() })
const asked = { tags, params: Place }
const listSchema = {
  tags,
  summary: 'The rounds of others that you may score',
  response: { 200: CalibrationsReply, '4xx': ApiError },
}
const openSchema = {
  ...asked,
  summary: 'Open one to score it; its question can then not be asked of you any more',
  response: { 200: SheetReply, '4xx': ApiError },
}
const sheetSchema = {
  ...asked,
  summary: 'What one that you have opened is scored on, and how all scored it once you have',
  response: { 200: SheetReply, '4xx': ApiError },
}
const scoresSchema = {
  ...asked,
  summary: 'Submit your scores of it; they stay as they are',
  body: BlindScoresRequest,
  response: { 200: SheetReply, '4xx': ApiError },
}
const headSchema = {
  ...asked,
  summary: 'The round to be watched again, nameless, without what its interviewer judged by',
  response: { 200: RecordingHead, '4xx': ApiError },
}
const framesSchema = { ...asked, summary: 'Its frames, as lines of JSON lists', produces: ['application/x-ndjson'] }

/** Not wrapped by fastify-plugin, so that compression applies to these routes alone. */
export const calibrationRoutes: FastifyPluginAsyncZod<{ now: () => number }> = async (app, { now }) => {
  const { calibrations } = app
  const zlibOptions = { flush: constants.Z_SYNC_FLUSH, level: 5 }
  await app.register(compress, { global: false, encodings: ['gzip', 'identity'], customTypes: /json/, zlibOptions })

  app.get('/api/calibrations', { schema: listSchema }, async (request) => ({
    calibrations: await calibrations.listFor(meOf(request).id),
  }))

  app.post('/api/calibrations/:calibrationId/open', { schema: openSchema }, async (request) => {
    if (!(await calibrations.open(idOf(request), meOf(request).id, now()))) throw new Problem('notFound')
    return sheetFor(request)
  })

  app.get('/api/calibrations/:calibrationId', { schema: sheetSchema }, sheetFor)

  app.post('/api/calibrations/:calibrationId/scores', { schema: scoresSchema }, async (request) => {
    const taken = await calibrations.handIn(idOf(request), meOf(request).id, request.body.levels, now())
    if (taken === 'unknown') throw new Problem('notFound')
    if (taken === 'done') throw new Problem('conflict', 'You have submitted your scores of this round already.')
    return sheetFor(request)
  })

  app.get('/api/calibrations/:calibrationId/replay', { compress: {}, schema: headSchema }, async (request) => {
    return (await toldTo(request)).head
  })

  app.get('/api/calibrations/:calibrationId/replay/frames', { schema: framesSchema }, async (request, reply) => {
    const { frames } = await toldTo(request)
    return reply.type('application/x-ndjson').compress(Readable.from(linesOf(frames())))
  })
}

/** Refuses an id that is no UUID with `notFound`, like an unknown one. */
function idOf(request: FastifyRequest): string {
  const { calibrationId } = request.params as z.infer<typeof Place>
  if (!z.uuid().safeParse(calibrationId).success) throw new Problem('notFound')
  return calibrationId
}

async function sheetFor(request: FastifyRequest): Promise<z.infer<typeof SheetReply>> {
  const sheet = await request.server.calibrations.sheetFor(idOf(request), meOf(request).id)
  if (!sheet) throw new Problem('notFound')
  return { sheet }
}

async function toldTo(request: FastifyRequest) {
  const told = await request.server.calibrations.toldTo(idOf(request), meOf(request).id)
  if (!told) throw new Problem('notFound')
  return told
}

async function* linesOf(parts: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const part of parts) yield `${JSON.stringify(part)}\n`
}
