import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

/** Sets cookies on the answer, with `Secure` when the site is reached over HTTPS. */
export const cookieKeeper =
  ({ publicUrl }: Pick<Config, 'publicUrl'>) =>
  (request: FastifyRequest, reply: FastifyReply, cookies: readonly string[]): void => {
    const secure = request.protocol === 'https' || publicUrl?.startsWith('https:')
    for (const cookie of cookies) reply.header('set-cookie', secure ? `${cookie}; Secure` : cookie)
  }
