import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { otherRequests, rateLimitOf } from '../access/rate-limits.ts'
import type { Config } from '../config.ts'
import { permissionsPolicy } from './permissions-policy.ts'

/** Reads the route, because an address has many spellings: `/%61pi/me` is `/api/me`. */
export const isApi = ({ routeOptions }: FastifyRequest): boolean => routeOptions.url?.startsWith('/api/') ?? false

/**
 * Security headers and the rate limits. Inline styles are allowed for the component library, `data:` and `blob:` images
 * for the whiteboard.
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
          mediaSrc: ["'self'", 'blob:'],
          objectSrc: ["'none'"],
          scriptSrc: ["'self'"],
          scriptSrcAttr: ["'none'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          workerSrc: ["'self'", 'blob:'],
        },
      },
      // Only when the public address is HTTPS: after a return to HTTP it would lock users out. A local authority needs
      // the page /trust over HTTP.
      strictTransportSecurity:
        config.publicUrl?.startsWith('https:') && config.https === 'off'
          ? { maxAge: 31_536_000, includeSubDomains: false }
          : false,
      frameguard: { action: 'deny' },
      referrerPolicy: { policy: 'same-origin' },
    })
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('permissions-policy', permissionsPolicy)
    })
    app.addHook('onRoute', (route) => {
      const max = rateLimitOf([route.method].flat()[0] ?? 'GET', route.url)?.(config.limits)
      if (max !== undefined) route.config = { ...route.config, rateLimit: { max, timeWindow: '1 minute' } }
    })
    await app.register(rateLimit, {
      max: otherRequests(config.limits),
      timeWindow: '1 minute',
      // The page consists of a hundred small files; only API requests are expensive.
      allowList: (request) => !isApi(request),
    })
  },
  { name: 'security' },
)
