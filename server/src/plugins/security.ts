import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Config } from '../config.ts'
import { permissionsPolicy } from './permissions-policy.ts'

/** Told from the route and not from the address, of which there are many spellings: `/%61pi/me` is one of `/api/me`. */
export const isApi = ({ routeOptions }: FastifyRequest): boolean => routeOptions.url?.startsWith('/api/') ?? false

/**
 * The headers and the allowance of every answer. Scripts come from us and are never inline; styles may be inline, for
 * the component kit writes them; images may be `data:` and `blob:`, for the whiteboard draws them.
 */
export default fp<{ config: Config }>(
  async (app, { config }) => {
    await app.register(helmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          baseUri: ["'none'"],
          connectSrc: ["'self'"],
          fontSrc: ["'self'", 'data:'],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          objectSrc: ["'none'"],
          scriptSrc: ["'self'"],
          scriptSrcAttr: ["'none'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          workerSrc: ["'self'", 'blob:'],
        },
      },
      // Only meant where people come by https; elsewhere browsers ignore it, and a later move back would lock them out.
      strictTransportSecurity: config.publicUrl?.startsWith('https:')
        ? { maxAge: 31_536_000, includeSubDomains: false }
        : false,
      frameguard: { action: 'deny' },
      referrerPolicy: { policy: 'same-origin' },
    })
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('permissions-policy', permissionsPolicy)
    })
    await app.register(rateLimit, {
      max: config.limits.requestsPerMinute,
      timeWindow: '1 minute',
      // The page itself is a hundred small files; what costs us something is the API.
      allowList: (request) => !isApi(request),
    })
  },
  { name: 'security' },
)
