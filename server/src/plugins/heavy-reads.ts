import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { rowOf } from '../access/route-policy.ts'
import { Problem } from '../errors.ts'
import { FairTurns } from '../fair-turns.ts'
import { goneOf } from './body-turns.ts'

/** Routes that read a whole log, or all logs of a person. */
const heavy: ReadonlySet<string> = new Set([
  'GET /api/interviews/:id/report',
  'GET /api/interviews/:id/report.md',
  'GET /api/interviews/:id/replay',
  'GET /api/interviews/:id/replay/frames',
  'GET /api/interviews/:id/replay/pointing',
  'GET /api/interviews/:id/recording',
  'GET /api/interviews/:id/timeline.md',
  'GET /api/calibrations/:calibrationId/replay',
  'GET /api/calibrations/:calibrationId/replay/frames',
  'GET /api/account/data',
  'GET /api/shared/:token',
  'GET /api/interviews/:id/voices/:take',
])
export const HEAVY_AT_ONCE = 2
export const HEAVY_WAITING = 8
const bounds = { atOnce: Number.POSITIVE_INFINITY, perPerson: HEAVY_AT_ONCE, waiting: HEAVY_WAITING }
const tooMany = `You are reading ${HEAVY_AT_ONCE} replays, reports or exports, and ${HEAVY_WAITING} more wait. Wait until one is done, then try again.`

/**
 * Bounds the heavy reads of a person, or of a visitor's address, until the answer ends. Refuses with `tooFast` above
 * that.
 */
export default fp(
  async (app) => {
    const turns = new FairTurns(bounds)
    app.addHook('preHandler', async (request, reply) => {
      if (!isHeavy(request)) return
      const leave = await turns.enter(nameOf(request), 1, goneOf(reply)).catch(() => {
        throw new Problem('tooFast', tooMany)
      })
      reply.raw.once('close', leave)
      if (reply.raw.closed) leave()
    })
  },
  { name: 'heavy-reads', dependencies: ['access'] },
)

const isHeavy = ({ method, routeOptions: { url = '' } }: FastifyRequest): boolean => heavy.has(rowOf(method, url))

/** A share link counts by the address that opens it, so that a visitor can't use up the places of its owner. */
const nameOf = ({ known, ip }: FastifyRequest): string => known.asker?.id ?? known.me?.id ?? ip
