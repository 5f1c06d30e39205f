import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyBaseLogger } from 'fastify'

const EVERY_MS = 60_000
const LONGEST = 200

/**
 * Logs refused origins, because a proxy that rewrites `Host` makes the server refuse its own page. At most one line per
 * minute, and none for requests that the browser marks as cross-site.
 */
export function foreignWarning(log: Pick<FastifyBaseLogger, 'warn'>, now: () => number = Date.now) {
  let next = 0
  return ({ origin = '', host = '', ...headers }: IncomingHttpHeaders): void => {
    if (headers['sec-fetch-site'] === 'cross-site' || now() < next) return
    next = now() + EVERY_MS
    log.warn(
      { origin: origin.slice(0, LONGEST), host: host.slice(0, LONGEST) },
      'A request was refused: its Origin is not the host that it reached. Behind a proxy set PUBLIC_URL to the address ' +
        'people use and TRUST_PROXY to true, and let the proxy pass Host on.',
    )
  }
}
