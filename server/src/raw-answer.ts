import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ApiError } from '@dryrun/shared/api/api-error.ts'
import { type ProblemCode, problems } from './errors.ts'
import { permissionsPolicy } from './plugins/permissions-policy.ts'

/** Headers of answers that no plugin handles. */
export const bareHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'",
  'permissions-policy': permissionsPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const

/** Answers with a problem and closes a connection that Fastify does not handle: invalid HTTP, or a refused upgrade. */
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
  // The client may have disconnected, and an unhandled error would end the process.
  connection.on('error', () => connection.destroy())
  if (connection.writable) connection.end(`${lines.join('\r\n')}\r\n\r\n${body}`)
  else connection.destroy()
}
