import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

/**
 * The server's log: lines of JSON on standard output. It names ids and never contents, so of an error only its kind,
 * code, text and stack are written; and of a failed statement not even the text, which quotes what was to be stored.
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

/** Drizzle's errors carry the statement and its values in their text. */
const quotesValues = (error: Error) => 'query' in error && 'params' in error
