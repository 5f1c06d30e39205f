import fp from 'fastify-plugin'
import type { Config } from '../config.ts'
import { Problem } from '../errors.ts'
import { foreignWarning } from '../socket/foreign-warning.ts'
import { isForeign } from '../socket/origin.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Tells the operator, at most once a minute, of a request that was refused for its `Origin`. */
    warnOfForeign: ReturnType<typeof foreignWarning>
  }
}

const readOnly = new Set(['GET', 'HEAD', 'OPTIONS'])
/** A page on another site can't send these without asking us first; what its forms can send is not among them. */
const accepted = /^(application\/json|image\/[a-z]+)\s*(;|$)/i

/**
 * Keeps other sites from acting with somebody's cookie: nothing changes by a GET, and whatever changes something must
 * come from our own page, in a form that only scripts can send.
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
