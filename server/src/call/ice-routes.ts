import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { IceReply, type IceServer } from '@dryrun/shared/api/call.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { membershipOf } from '../access/plugin.ts'
import type { Config } from '../config.ts'
import { turnCredentials } from './turn-credentials.ts'

const iceSchema = {
  tags: ['call'],
  summary: 'The STUN and TURN servers for the call of one of your interviews',
  params: z.object({ id: z.string() }),
  response: { 200: IceReply, '4xx': ApiError },
}

/** People whom the queue matched are strangers: they use the relay only, where there is one. */
export const iceRoutes: FastifyPluginAsyncZod<{ config: Config }> = async (app, { config: { ice } }) => {
  const stun: IceServer[] = ice.stunUrls.length ? [{ urls: [...ice.stunUrls] }] : []

  function turnFor(seat: string): IceServer[] {
    if (!ice.turn) return []
    return [{ urls: [...ice.turn.urls], ...turnCredentials(ice.turn.secret, seat, Date.now()) }]
  }

  app.get('/api/interviews/:id/ice', { schema: iceSchema }, async (request, reply) => {
    const { row, seat, personId } = membershipOf(request)
    const areStrangers = await isFromQueue(row.id)
    // Credentials of a TURN server expire.
    reply.header('cache-control', 'no-store')
    return {
      iceServers: [...stun, ...turnFor(`${seat}-${personId}`)],
      relayOnly: areStrangers && ice.turn !== undefined,
      showsAddress: areStrangers && ice.turn === undefined,
    }
  })

  /** Only the queue and slots expect people at a time. */
  async function isFromQueue(interviewId: string): Promise<boolean> {
    if ((await app.noShows.dueAt(interviewId)) === undefined) return false
    return !(await app.slotStore.isOf(interviewId))
  }
}
