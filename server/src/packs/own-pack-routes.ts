import { ApiError } from '@dryrun/shared/api/api-error.ts'
import {
  OwnPackReply,
  OwnPacksReply,
  OwnPackTextReply,
  PackCheckReply,
  PackCheckRequest,
  type PackFault,
  PackPublishRequest,
  PackSaveRequest,
  PackTextRequest,
} from '@dryrun/shared/api/own-packs.ts'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { meOf } from '../access/plugin.ts'
import type { Config } from '../config.ts'
import { Problem } from '../errors.ts'
import { savedElsewhere } from './own-pack-store.ts'

const tags = ['packs']
const params = z.object({ packId: z.string() })
const refused = { '4xx': ApiError }
const listSchema = { tags, summary: 'The packs you write, drafts included', response: { 200: OwnPacksReply } }
const bringSchema = {
  tags,
  summary: 'Begin a pack with this text, in the form of docs/packs.md; one with a fault is refused, each with its line',
  body: PackTextRequest,
  response: { 201: OwnPackReply, ...refused },
}
const checkSchema = {
  tags,
  summary: 'What is wrong in a text, by line, and how one of its questions will be seen',
  body: PackCheckRequest,
  response: { 200: PackCheckReply, ...refused },
}
const oneSchema = {
  tags,
  summary: 'A pack you write: its draft as you wrote it',
  params,
  response: { 200: OwnPackTextReply, ...refused },
}
const fileSchema = { tags, summary: 'The draft of a pack you write, as a file', params, produces: ['application/yaml'] }
const saveSchema = {
  tags,
  summary: 'Save the draft of a pack you write, faults or not',
  params,
  body: PackSaveRequest,
  response: { 200: OwnPackReply, ...refused },
}
const publishSchema = {
  tags,
  summary: 'Make the draft the next version of your pack, to be asked in your interviews; a version never changes',
  params,
  body: PackPublishRequest,
  response: { 200: OwnPackReply, ...refused },
}
const removeSchema = {
  tags,
  summary: 'Delete a pack you write; interviews that were opened with it keep their questions',
  params,
  response: { 200: OwnPacksReply, ...refused },
}

/** Refuses with `tooLarge` a text above `packBytes`, and with `invalid` a faulty pack. */
export const ownPackRoutes: FastifyPluginAsyncZod<{ config: Config }> = async (app, { config }) => {
  const { packBytes } = config.limits
  // JSON escapes each line break and quotation mark with one more byte.
  const bodyLimit = packBytes * 2 + 1_024

  app.get('/api/own-packs', { schema: listSchema }, (request) => listFor(request))

  app.post('/api/own-packs', { bodyLimit, schema: bringSchema }, async (request, reply) => {
    const text = ofSize(request.body.text, packBytes)
    const read = await app.packChecker.read(text, meOf(request).id)
    if ('faults' in read) throw faulty(read)
    const ownerId = meOf(request).id
    const pack = await app.largeWrites.run(ownerId, () => app.ownPacks.create(ownerId, text, Date.now()))
    return reply.code(201).send({ pack })
  })

  app.post('/api/own-packs/check', { bodyLimit, schema: checkSchema }, async (request) => {
    const { text, question } = request.body
    return app.packChecker.look(ofSize(text, packBytes), question, meOf(request).id)
  })

  app.get('/api/own-packs/:packId', { schema: oneSchema }, scriptOf)

  app.get('/api/own-packs/:packId/pack.yaml', { schema: fileSchema }, async (request, reply) => {
    const { text } = await scriptOf(request)
    const exported = await app.packChecker.export(text, meOf(request).id)
    return reply
      .header('content-disposition', 'attachment; filename="pack.yaml"')
      .header('x-content-type-options', 'nosniff')
      .type('application/yaml; charset=utf-8')
      .send(exported)
  })

  app.put('/api/own-packs/:packId', { bodyLimit, schema: saveSchema }, async (request) => {
    const draft = { ...request.body, text: ofSize(request.body.text, packBytes) }
    const place = placeOf(request)
    const saved = place && app.largeWrites.run(place.ownerId, () => app.ownPacks.save(place, draft, Date.now()))
    return { pack: found(await saved) }
  })

  app.post('/api/own-packs/:packId/publish', { schema: publishSchema }, async (request) => {
    const { revision } = request.body
    const draft = found(await draftOf(request))
    if (draft.pack.revision !== revision) throw savedElsewhere()
    const read = await app.packChecker.read(draft.text, meOf(request).id)
    if ('faults' in read) throw faulty(read)
    const place = placeOf(request)
    return { pack: found(place && (await app.ownPacks.publish(place, { ...read, revision }, Date.now()))) }
  })

  app.delete('/api/own-packs/:packId', { schema: removeSchema }, async (request) => {
    const place = placeOf(request)
    found((place && (await app.ownPacks.remove(place))) || undefined)
    return listFor(request)
  })
}

/** Undefined for an id that is no UUID, so that malformed and foreign ids get the same answer. */
function placeOf(request: FastifyRequest) {
  const { packId: id } = request.params as { packId: string }
  return z.uuid().safeParse(id).success ? { id, ownerId: meOf(request).id } : undefined
}

async function draftOf(request: FastifyRequest) {
  const place = placeOf(request)
  return place && (await request.server.ownPacks.find(place))
}

/**
 * Refuses with `notFound` a pack of another author, and with `questionHeld` while a question of the pack is held for
 * its author.
 */
async function scriptOf(request: FastifyRequest) {
  const draft = found(await draftOf(request))
  await request.server.scripts.requirePack(meOf(request).id, draft.pack.id)
  return draft
}

function found<T>(something: T | undefined): T {
  if (something === undefined) throw new Problem('notFound')
  return something
}

function ofSize(text: string, most: number): string {
  if (Buffer.byteLength(text) > most) throw new Problem('tooLarge')
  return text
}

function faulty({ faults, more }: { faults: readonly PackFault[]; more: number }): Problem {
  const count = faults.length + more
  const said = count === 1 ? 'The pack has a fault.' : `The pack has ${count} faults.`
  const placed = faults.map(({ line, column, reason }) => ({ path: `${line}:${column}`, message: reason }))
  return new Problem('invalid', `${said} Mend it, then try again; nothing of it was taken.`, placed)
}

const listFor = async (request: FastifyRequest) => ({
  packs: await request.server.ownPacks.listFor(meOf(request).id),
})
