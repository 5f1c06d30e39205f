import type { ApiError } from '@dryrun/shared/api/api-error.ts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod'

/** Every way an HTTP request can fail: its status and the sentence a person reads. */
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
  tooFast: [429, 'That was too much at once. Try again in a minute.'],
  failed: [500, 'Something went wrong on the server. It has been recorded; try again.'],
  unavailable: [503, 'The server cannot reach its database right now. Try again shortly.'],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemCode = keyof typeof problems

/** Thrown by a handler to answer with an entry of the table, or with a sentence that fits better. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly faults: ApiError['faults']

  /** `faults` say where in what was sent something is wrong. */
  constructor(code: ProblemCode, message: string = problems[code][1], faults?: ApiError['faults']) {
    super(message)
    this.code = code
    this.faults = faults
  }
}

/**
 * The one place where a failed request gets its answer. What went wrong inside is logged with the request's id and
 * never answered: no text of an error, no stack, no query, no path leaves the server.
 */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler<unknown>((thrown, request, reply) => {
    // Anything can be thrown, and what looks into it as if it were an error fails in words of its own.
    const error = (
      thrown instanceof Error ? thrown : new Error('no error was thrown, but this', { cause: thrown })
    ) as FastifyError
    if (isResponseSerializationError(error)) {
      request.log.error({ err: error, faults: error.cause.issues }, 'an answer did not have its documented form')
      return answer(reply, request, 'failed')
    }
    if (hasZodFastifySchemaValidationErrors(error)) return answerFaults(reply, request, error)
    if (error instanceof Problem) return answerProblem(reply, request, error)
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
  // What is not there now may be there in a moment, a new part of the page above all.
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

/** Fastify's and its plugins' own errors, by the status they ask for; whatever is unknown is ours, and a 500. */
function codeOf(error: FastifyError): ProblemCode {
  // A request that breaks off has the same code as a database that does, but is nobody's fault here.
  const status = error.statusCode ?? 500
  if (status >= 500 && isDatabaseAway(error)) return 'unavailable'
  // A path that leads out of the page's folder: whoever asks is told no more than of one that leads nowhere.
  if (status === 403) return 'notFound'
  const exact = (Object.keys(problems) as ProblemCode[]).find((code) => problems[code][0] === status)
  if (exact) return exact
  return status >= 400 && status < 500 ? 'invalid' : 'failed'
}

const awayCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT', 'EPIPE', 'ETIMEDOUT'],
  // A name that leads nowhere as long as its container has not started.
  ...['ENOTFOUND', 'EAI_AGAIN'],
  // It only reads: it is a copy of another, or somebody has told it so.
  '25006',
])
/** Out of disk, memory or connections; cancelled, stopping or starting; a fault of its machine. */
const awayStates = /^(53...|57...|58...)$/
const awayTexts = /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout)/

/** Whether this is the database being gone, slow or full, rather than a fault of ours. */
export function isDatabaseAway(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code = '' } = each as NodeJS.ErrnoException
    if (awayCodes.has(code) || awayStates.test(code) || awayTexts.test(each.message)) return true
  }
  return false
}
