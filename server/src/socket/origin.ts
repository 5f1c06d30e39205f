import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'
import type { Config } from '../config.ts'

type Asking = Pick<IncomingMessage, 'headers' | 'socket'>
type Site = Pick<Config, 'publicUrl' | 'trustProxy'>

/**
 * Whether another site opened this connection. Browsers always send an Origin with a WebSocket, so a client without one
 * is no browser and cannot abuse a user's cookie.
 */
export function isForeign(request: Asking, { publicUrl, trustProxy }: Site): boolean {
  const { origin, host } = request.headers
  if (origin === undefined) return false
  if (!URL.canParse(origin)) return true
  const asked = new URL(origin).origin
  if (publicUrl && asked === new URL(publicUrl).origin) return false
  const own = `${isHttps(request, trustProxy) ? 'https' : 'http'}://${host}`
  return !URL.canParse(own) || asked !== new URL(own).origin
}

/** The proxy appends its own value last; the client can send the earlier ones. */
export function isHttps({ headers, socket }: Asking, trustProxy: boolean): boolean {
  const forwarded = trustProxy ? [headers['x-forwarded-proto'] ?? []].flat().at(-1) : undefined
  const proto = forwarded?.split(',').at(-1)?.trim().toLowerCase()
  return proto ? proto === 'https' : socket instanceof TLSSocket
}
