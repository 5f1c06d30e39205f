import type { IncomingMessage } from 'node:http'

/**
 * Whether a browser on another site opened this connection. Browsers always send an Origin with a WebSocket; a client
 * without one is no browser, so no other site can be misusing somebody's cookie through it.
 */
export function isForeign(
  { headers: { origin, host } }: Pick<IncomingMessage, 'headers'>,
  publicUrl?: string,
): boolean {
  if (origin === undefined) return false
  if (!URL.canParse(origin)) return true
  const url = new URL(origin)
  return publicUrl ? url.origin !== new URL(publicUrl).origin && url.host !== host : url.host !== host
}
