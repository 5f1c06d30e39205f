import type { ApiError } from '@dryrun/shared/api/api-error.ts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod'
import { isDatabaseAway } from './db/database-away.ts'
import { type Denial, Denied } from './denied.ts'

export const problems = {
  invalid: [400, 'The request does not have the form this address asks for.'],
  unauthenticated: [401, 'Tell us your name first.'],
  forbiddenOrigin: [
    403,
    'This request came from another site, or a proxy hides the address in your browser from the server. If you run the server, set PUBLIC_URL to that address.',
  ],
  suspended: [403, 'An operator has suspended you here. You can still read what is yours.'],
  notFound: [404, 'There is nothing here, or it is not yours to see.'],
  notAllowed: [405, 'This address does not take that method.'],
  conflict: [409, 'Someone was faster. Load again and see.'],
  tooLarge: [413, 'That is too large to send at once.'],
  unsupported: [415, 'Send JSON.'],
  onlyHttps: [426, 'This server takes this over https only. Open the page by its https address.'],
  tooFast: [429, 'That was too much at once. Try again in a minute.'],
  failed: [500, 'Something went wrong on the server. It has been recorded; try again.'],
  unavailable: [503, 'The server cannot reach its database right now. Try again shortly.'],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemCode = keyof typeof problems

/** Answers a request with an entry of `problems`, optionally with a better message. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly faults: ApiError['faults']

  constructor(code: ProblemCode, message: string = problems[code][1], faults?: ApiError['faults']) {
    super(message)
    this.code = code
    this.faults = faults
  }
}

const codeOfDenial: Readonly<Record<Denial, ProblemCode>> = {
  invalid: 'invalid',
  absent: 'notFound',
  conflict: 'conflict',
  quota: 'conflict',
  stale: 'conflict',
  busy: 'tooFast',
  tooHeavy: 'tooLarge',
  unavailable: 'unavailable',
}

const problemOf = ({ reason, message, faults }: Denied): Problem =>
  new Problem(codeOfDenial[reason], message || undefined, faults)

/**
 * Handles all failed requests. Logs internal errors with the request id and never sends their text, stack, query or
 * path.
 */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler<unknown>((thrown, request, reply) => {
    // Any value can be thrown, and code that treats it as an error would throw again.
    const error = (
      thrown instanceof Error ? thrown : new Error('no error was thrown, but this', { cause: thrown })
    ) as FastifyError
    if (isResponseSerializationError(error)) {
      request.log.error({ err: error, faults: error.cause.issues }, 'an answer did not have its documented form')
      return answer(reply, request, 'failed')
    }
    if (hasZodFastifySchemaValidationErrors(error)) return answerFaults(reply, request, error)
    if (error instanceof Problem) return answerProblem(reply, request, error)
    if (error instanceof Denied) return answerProblem(reply, request, problemOf(error))
    const code = codeOf(error)
    if (problems[code][0] >= 500) request.log.error({ err: error }, 'a request failed')
    return answer(reply, request, code)
  })
}

export function answer(
  reply: FastifyReply,
  request: FastifyRequest,
  code: ProblemCode,
  message: string = problems[code][1],
): FastifyReply {
  // The address may exist a moment later, above all a new asset of the page.
  reply.code(problems[code][0]).header('cache-control', 'no-store')
  return reply.send({ code, message, requestId: request.id } satisfies ApiError)
}

function answerProblem(reply: FastifyReply, request: FastifyRequest, problem: Problem): FastifyReply {
  const { code, message, faults } = problem
  if (!faults) return answer(reply, request, code, message)
  reply.code(problems[code][0]).header('cache-control', 'no-store')
  return reply.send({ code, message, requestId: request.id, faults } satisfies ApiError)
}

type ZodFaults = { validation: { instancePath: string; message?: string }[] }

function answerFaults(reply: FastifyReply, request: FastifyRequest, error: ZodFaults): FastifyReply {
  const faults = error.validation.map(({ instancePath, message }) => ({
    path: instancePath.replace(/^\//, '').replaceAll('/', '.'),
    message: message ?? 'is not what is asked for',
  }))
  const [status, message] = problems.invalid
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .send({ code: 'invalid', message, requestId: request.id, faults } satisfies ApiError)
}

/** Maps the status of an error of Fastify or a plugin; without a status it is `failed`. */
function codeOf(error: FastifyError): ProblemCode {
  // An aborted request has the error code of an aborted database connection, but a status below 500.
  const status = error.statusCode ?? 500
  if (status >= 500 && isDatabaseAway(error)) return 'unavailable'
  // A path outside the page's folder gets the answer for an unknown path.
  if (status === 403) return 'notFound'
  const exact = (Object.keys(problems) as ProblemCode[]).find((code) => problems[code][0] === status)
  if (exact) return exact
  return status >= 400 && status < 500 ? 'invalid' : 'failed'
}
