import fp from 'fastify-plugin'
import type { Config } from '../config.ts'
import { Problem } from '../errors.ts'
import { foreignWarning } from '../socket/foreign-warning.ts'
import { isForeign } from '../socket/origin.ts'

declare module 'fastify' {
  interface FastifyInstance {
    warnOfForeign: ReturnType<typeof foreignWarning>
  }
}

const readOnly = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Content types that other sites cannot send without a CORS preflight; those of HTML forms are not among them. */
const accepted = /^(application\/json|(image|audio)\/[a-z0-9]+)\s*(;|$)/i

/**
 * Prevents CSRF: GET changes nothing, and other methods need our origin and a content type that only scripts can send.
 * Refuses with `forbiddenOrigin` or `unsupported`.
 */
export default fp<{ config: Config }>(
  async (app, { config }) => {
    app.decorate('warnOfForeign', foreignWarning(app.log))
    app.removeContentTypeParser('text/plain')
    app.addHook('onRequest', async (request) => {
      if (readOnly.has(request.method)) return
      if (isForeign(request.raw, config)) {
        app.warnOfForeign(request.headers)
        throw new Problem('forbiddenOrigin')
      }
      if (request.is404) return
      if (!accepted.test(request.headers['content-type'] ?? '')) throw new Problem('unsupported')
    })
  },
  { name: 'same-site' },
)
