import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { FairTurns } from '../fair-turns.ts'

declare module 'fastify' {
  interface FastifyInstance {
    bodyTurns: FairTurns
    largeWrites: FairTurns
  }
  interface FastifyContextConfig {
    /** The route streams its body instead of holding it in memory. */
    streamed?: true
  }
}

const MIB = 1024 * 1024
const SMALL_BYTES = 16 * 1024
const bounds = { atOnce: 64 * MIB, perPerson: 16 * MIB, waiting: 64 }
/** One large row at a time, so that a commit of a room waits for one at most. */
const writing = { atOnce: 1, perPerson: 1, waiting: 64 }

/**
 * Bounds the bytes of request bodies in memory until the answer ends. A request above the bound is not read meanwhile,
 * and refused with `tooFast` when too many of the person's requests wait.
 */
export default fp(
  async (app) => {
    app.decorate('bodyTurns', new FairTurns(bounds))
    app.decorate('largeWrites', new FairTurns(writing))
    app.addHook('preParsing', async (request, reply) => {
      const weight = weightOf(request)
      if (weight <= SMALL_BYTES || request.routeOptions.config.streamed) return
      const leave = await app.bodyTurns.enter(nameOf(request), weight, goneOf(reply))
      reply.raw.once('close', leave)
      if (reply.raw.closed) leave()
    })
  },
  { name: 'body-turns', dependencies: ['access'] },
)

/** Without a declared length it is the route's limit. */
function weightOf({ headers, routeOptions }: FastifyRequest): number {
  const declared = Number(headers['content-length'])
  const most = routeOptions.bodyLimit ?? 0
  if (headers['transfer-encoding'] === undefined) return Math.min(declared || 0, most)
  return most
}

const nameOf = ({ known, ip }: FastifyRequest): string => known.asker?.id ?? known.me?.id ?? ip

/** Returns a signal that aborts when the client disconnects. */
export function goneOf(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  return gone.signal
}
