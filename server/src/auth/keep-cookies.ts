import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

/** Answers with what the browser is to keep; where people come by https, it is to send it over nothing else. */
export const cookieKeeper =
  ({ publicUrl }: Pick<Config, 'publicUrl'>) =>
  (request: FastifyRequest, reply: FastifyReply, cookies: readonly string[]): void => {
    const secure = request.protocol === 'https' || publicUrl?.startsWith('https:')
    for (const cookie of cookies) reply.header('set-cookie', secure ? `${cookie}; Secure` : cookie)
  }
