import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '../errors.ts'
import { isApi } from '../plugins/security.ts'
import { isLoopback } from './model/hosts.ts'

/** Needed by the page that explains how to trust the certificate, and by health checks. */
const open = new Set(['/trust', '/healthz', '/readyz', '/api/me', '/api/site/authority', '/api/site/authority.crt'])
const readOnly = new Set(['GET', 'HEAD'])

/**
 * Sends people who come over plain http to the same page over https, and refuses their API requests with `onlyHttps`.
 * This machine may go on with http, which browsers trust there.
 */
export function redirectToHttps(
  app: FastifyInstance,
  addressOf: (request: FastifyRequest) => string | undefined,
): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.protocol === 'https' || isLoopback(request.hostname)) return
    const path = request.url.split('?', 1)[0] ?? ''
    const isReading = readOnly.has(request.method)
    if (isReading && (open.has(path) || isFile(path))) return
    const address = addressOf(request)
    if (!isReading || isApi(request) || !address) throw new Problem('onlyHttps')
    return reply.header('cache-control', 'no-store').redirect(`${address}${request.originalUrl}`, 307)
  })
}

/** A file of the page, which is the same for everyone. */
const isFile = (path: string): boolean => !path.startsWith('/api/') && /\.[a-z0-9]+$/.test(path)
