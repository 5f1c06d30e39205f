import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

/**
 * Logs JSON lines to standard output with ids and never contents. Of an error it writes type, code, message and stack,
 * and omits message and stack for a failed statement.
 */
export function createLogger(level: Config['logLevel']): Logger {
  return pino({
    level,
    base: null,
    redact: ['req.headers', 'res.headers'],
    serializers: { err: describeError, error: describeError },
  })
}

type Told = { type: string; code?: string; message?: string; stack?: string; cause?: Told }

function describeError(error: unknown): Told {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code } = error as { code?: unknown }
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(quotesValues(error) ? {} : { message: error.message, ...(error.stack ? { stack: error.stack } : {}) }),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}

/** The message of a Drizzle error quotes the statement's values. */
const quotesValues = (error: Error) => 'query' in error && 'params' in error
