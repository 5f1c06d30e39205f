import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { FairTurns } from '../fair-turns.ts'

declare module 'fastify' {
  interface FastifyInstance {
    bodyTurns: FairTurns
    largeWrites: FairTurns
  }
  interface FastifyContextConfig {
    /** The route reads its body itself and does not hold it in memory. */
    streamed?: true
  }
}

const MIB = 1024 * 1024
/** Bodies up to this size are not counted. */
const SMALL_BYTES = 16 * 1024
/** Bytes of bodies in memory at once, in all and of one person, and how many requests of one person may wait. */
const bounds = { atOnce: 64 * MIB, perPerson: 16 * MIB, waiting: 64 }
/** Large rows are written one after the other, so that what rooms save waits for one of them at most. */
const writing = { atOnce: 1, perPerson: 1, waiting: 64 }

/**
 * Bounds the bytes of request bodies in memory, from the first byte to the end of the answer. A request beyond that is
 * not read until others are over: its bytes wait in its own connection.
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

/** The declared length, or the longest that the route takes. */
function weightOf({ headers, routeOptions }: FastifyRequest): number {
  const declared = Number(headers['content-length'])
  const most = routeOptions.bodyLimit ?? 0
  if (headers['transfer-encoding'] === undefined) return Math.min(declared || 0, most)
  return most
}

const nameOf = ({ known, ip }: FastifyRequest): string => known.asker?.id ?? known.me?.id ?? ip

/** Aborted when the client goes away. */
export function goneOf(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  return gone.signal
}
