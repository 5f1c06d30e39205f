import { ApiError } from '@dryrun/shared/api/api-error.ts'
import {
  EnterReply,
  ProposeReply,
  ProposeRequest,
  SlotCommand,
  SlotLinkReply,
  SlotReply,
  SlotsReply,
} from '@dryrun/shared/api/slots.ts'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { meOf } from '../access/plugin.ts'
import type { Config } from '../config.ts'
import { Problem } from '../errors.ts'
import { planInterview, underPath } from '../interviews/plan-interview.ts'
import { addressFor } from '../site-address.ts'
import { deniedSlot } from './slot-book.ts'
import type { SlotRow } from './slot-store.ts'

const tags = ['slots']
const params = z.object({ slotId: z.string() })
const proposeSchema = {
  tags,
  summary: 'Propose times for an interview; the token of the link for the other is answered this once',
  body: ProposeRequest,
  response: { 201: ProposeReply, '4xx': ApiError },
}
const listSchema = { tags, summary: 'Times you have proposed or agreed on', response: { 200: SlotsReply } }
const oneSchema = { tags, summary: 'One of them', params, response: { 200: SlotReply, '4xx': ApiError } }
const answerSchema = {
  tags,
  summary: 'Offer other times, pick one of those offered, keep the time as it is, or call it off',
  params,
  body: SlotCommand,
  response: { 200: SlotReply, '4xx': ApiError },
}
const linkSchema = {
  tags,
  summary: 'A new link for the other person, for the proposer; the earlier one stops working',
  params,
  response: { 201: SlotLinkReply, '4xx': ApiError },
}
const enterSchema = {
  tags,
  summary: 'Enter the interview, from ten minutes before its time',
  params,
  response: { 200: EnterReply, '4xx': ApiError },
}
const calendarSchema = { tags, summary: 'The time agreed on as a calendar file; 404 before there is one', params }

export const slotRoutes: FastifyPluginAsyncZod<{ config: Config }> = async (app, { config }) => {
  app.post('/api/slots', { schema: proposeSchema }, async (request, reply) => {
    const me = meOf(request)
    // Planned here only to refuse what cannot be played; the questions are drawn when the interview opens.
    const choosing = { packs: app.packs, isBarred: await app.scripts.barredFor([me.id]) }
    await planInterview(request.body.interview, me, choosing).catch(underPath((path) => `interview.${path}`))
    return reply.code(201).send(await app.slotBook.propose(me.id, request.body))
  })

  app.get('/api/slots', { schema: listSchema }, async (request) => ({
    slots: await app.slotBook.listFor(meOf(request).id),
  }))

  app.get('/api/slots/:slotId', { schema: oneSchema }, async (request) => ({
    slot: await app.slotBook.seen(await slotOf(request), meOf(request).id),
  }))

  app.post('/api/slots/:slotId', { schema: answerSchema }, async (request) => ({
    slot: await app.slotBook.answer(await slotOf(request), meOf(request).id, request.body),
  }))

  app.post('/api/slots/:slotId/link', { schema: linkSchema }, async (request, reply) => {
    const row = await slotOf(request)
    const me = meOf(request)
    if (row.hostId !== me.id) throw new Problem('notFound')
    const token = await app.slotStore.newToken(row.id, me.id)
    if (!token) throw deniedSlot('taken')
    return reply.code(201).send({ token })
  })

  app.post('/api/slots/:slotId/enter', { schema: enterSchema }, async (request) =>
    app.slotBook.enter(await slotOf(request)),
  )

  app.get('/api/slots/:slotId/calendar.ics', { schema: calendarSchema }, async (request, reply) => {
    const calendar = await app.slotCalendar(await slotOf(request), addressFor(config, request))
    if (!calendar) throw new Problem('notFound')
    reply.type('text/calendar; charset=utf-8').header('content-disposition', 'attachment; filename="interview.ics"')
    return reply.send(calendar)
  })
}

/** Refuses with `notFound` everyone but the slot's two people. */
async function slotOf(request: FastifyRequest): Promise<SlotRow> {
  const { slotId } = request.params as z.infer<typeof params>
  const isId = z.uuid().safeParse(slotId).success
  const row = isId && (await request.server.slotStore.find(slotId, meOf(request).id))
  if (!row) throw new Problem('notFound')
  return row
}
