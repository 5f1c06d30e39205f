import { ApiError } from '@dryrun/shared/api/api-error.ts'
import type { Me } from '@dryrun/shared/api/me.ts'
import { JoinSlotReply, JoinSlotRequest, SlotInvitation } from '@dryrun/shared/api/slots.ts'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { slotBehind } from '../access/plugin.ts'
import { Problem } from '../errors.ts'
import { deniedSlot } from './slot-book.ts'

const tags = ['slots']
const params = z.object({ token: z.string() })
const showSchema = {
  tags,
  summary: 'Who proposes which times, for anyone with the link',
  params,
  response: { 200: SlotInvitation, '4xx': ApiError },
}
const joinSchema = {
  tags,
  summary: 'Accept as the partner; a stranger becomes a guest with this name. The times are answered after that',
  params,
  body: JoinSlotRequest,
  response: { 200: JoinSlotReply, '4xx': ApiError },
}

/** A person joins by a separate request, never by following the link alone. */
export const slotLinkRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/api/slot-links/:token', { schema: showSchema }, async (request) => {
    const me = await app.whoIs(request.headers)
    await refuseBlocked(request, me)
    return app.slotBook.invitation(slotBehind(request), me?.id)
  })

  app.post('/api/slot-links/:token/join', { schema: joinSchema }, async (request, reply) => {
    const row = slotBehind(request)
    const known = await app.whoIs(request.headers)
    // Checked before a guest is created, so that a late joiner leaves no trace.
    await refuseBlocked(request, known)
    const refused = app.slotBook.refusesToJoin(row, known?.id)
    if (refused) throw deniedSlot(refused)
    const me = known ?? (await app.nameMe(request, reply, request.body.name))
    await app.slotBook.join(row, me.id, request.body.timeZone)
    if (row.guestId !== me.id && me.name !== request.body.name) await app.nameMe(request, reply, request.body.name)
    return { id: row.id }
  })
}

/** Refuses with `notFound` when either person has blocked the other, without telling which. */
async function refuseBlocked(request: FastifyRequest, me: Me | undefined): Promise<void> {
  const pair = me ? [slotBehind(request).hostId, me.id] : []
  if ((await request.server.standing.blocked(pair)).length) throw new Problem('notFound')
}
