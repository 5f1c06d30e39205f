import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Config } from '../config.ts'
import type { ProblemCode } from '../errors.ts'
import { isLoopback } from '../network/model/hosts.ts'
import { answerRaw } from '../raw-answer.ts'
import { isForeign, isHttps } from './origin.ts'
import type { RoomServer } from './room-socket.ts'

type Site = Pick<Config, 'publicUrl' | 'trustProxy' | 'https'>

/**
 * Refuses foreign or unusual upgrades before Engine.IO sees them. Not in `allowRequest`, because Engine.IO skips that
 * for a request with a `sid`; with one transport no honest request has one.
 */
export function guardUpgrades(
  engine: RoomServer['engine'],
  site: Site,
  onForeign: (headers: IncomingHttpHeaders) => void,
): void {
  engine.use((request: IncomingMessage, _response: unknown, next: () => void) => {
    const refused = refusalOf(request, site)
    if (refused === 'forbiddenOrigin') onForeign(request.headers)
    if (refused) answerRaw(request.socket, refused)
    else next()
  })
}

function refusalOf(request: IncomingMessage, site: Site): ProblemCode | undefined {
  if (isForeign(request, site)) return 'forbiddenOrigin'
  if (isPlainFromAfar(request, site)) return 'onlyHttps'
  const asked = new URLSearchParams(request.url?.split('?')[1])
  const isPlain = asked.get('EIO') === '4' && asked.getAll('transport').join() === 'websocket' && !asked.has('sid')
  return isPlain ? undefined : 'invalid'
}

/** With `HTTPS=lan` other machines come over https; their cookie would be readable otherwise. */
const isPlainFromAfar = (request: IncomingMessage, { https, trustProxy }: Site): boolean =>
  https === 'lan' && !isHttps(request, trustProxy) && !isLoopback((request.headers.host ?? '').replace(/:\d+$/, ''))
