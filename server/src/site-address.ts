import type { FastifyRequest } from 'fastify'
import type { Config } from './config.ts'

/** Address for links in emails and logs. Never taken from a request, because its sender could redirect those links. */
export const siteAddress = ({ publicUrl, port }: Pick<Config, 'publicUrl' | 'port'>): string =>
  publicUrl ?? `http://localhost:${port}`

/**
 * Address for links that only the sender of the request reads. Without `PUBLIC_URL` it is the request's host, or
 * `undefined` when that is malformed.
 */
export function addressFor({ publicUrl }: Pick<Config, 'publicUrl'>, request: FastifyRequest): string | undefined {
  if (publicUrl) return publicUrl
  const { protocol, host } = request
  return /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i.test(host) ? `${protocol}://${host.toLowerCase()}` : undefined
}
