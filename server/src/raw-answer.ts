import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ApiError } from '@dryrun/shared/api/api-error.ts'
import { type ProblemCode, problems } from './errors.ts'
import { permissionsPolicy } from './plugins/permissions-policy.ts'

/** What every answer has, for those that come about before a plugin could give it to them. */
export const bareHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'",
  'permissions-policy': permissionsPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const

/**
 * Answers with an entry of the table, and hangs up, where nothing of the server's has come to life yet: for what is no
 * HTTP at all, and for a socket that is refused at the door.
 */
export function answerRaw(connection: Duplex, code: ProblemCode): void {
  const [status, message] = problems[code]
  const body = JSON.stringify({ code, message, requestId: randomUUID() } satisfies ApiError)
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'connection: close',
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    ...Object.entries(bareHeaders).map(([name, value]) => `${name}: ${value}`),
  ]
  // Whoever asked may be gone already, and that must be nobody's fault.
  connection.on('error', () => connection.destroy())
  if (connection.writable) connection.end(`${lines.join('\r\n')}\r\n\r\n${body}`)
  else connection.destroy()
}
