import { ApiError } from '@dryrun/shared/api/api-error.ts'
import type { z } from 'zod'
import { proxySentence } from './proxy-failure.ts'

/** A failed request. `message` is a sentence for the user; `status` is 0 when no answer came. */
export class ApiFailure extends Error {
  readonly status: number
  readonly code: string
  readonly faults: NonNullable<ApiError['faults']>

  constructor(status: number, { code, message, faults = [] }: Pick<ApiError, 'code' | 'message' | 'faults'>) {
    super(message)
    this.name = 'ApiFailure'
    this.status = status
    this.code = code
    this.faults = faults
  }
}

export const get = <T extends z.ZodType>(schema: T, path: string) => send(schema, path, {})

export const post = <T extends z.ZodType>(schema: T, path: string, body: unknown) =>
  send(schema, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

export const put = <T extends z.ZodType>(schema: T, path: string, body: unknown) =>
  send(schema, path, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** With a JSON body, like every changing request: cross-site forms can't send this content type. */
export const remove = <T extends z.ZodType>(schema: T, path: string) =>
  send(schema, path, { method: 'DELETE', headers: { 'content-type': 'application/json' }, body: '{}' })

/** Resolves with a successful response. Rejects with an `ApiFailure` for any other. */
export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(path, init).catch(() => {
    throw new ApiFailure(0, {
      code: 'unreachable',
      message: 'The server did not answer. Check your connection, then try again.',
    })
  })
  if (response.ok) return response
  throw failureOf(response.status, await response.json().catch(() => undefined), path)
}

/** Resolves with the validated reply. Rejects with an `ApiFailure`, also for an invalid reply. */
export async function send<T extends z.ZodType>(schema: T, path: string, init: RequestInit): Promise<z.infer<T>> {
  const response = await ask(path, init)
  const body: unknown = await response.json().catch(() => undefined)
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  throw new ApiFailure(response.status, {
    code: 'misunderstood',
    message: 'This page and the server do not understand each other. Reload the page to get the newest version.',
  })
}

/** The server's failures are `ApiError` objects; any other body comes from a proxy. */
function failureOf(status: number, body: unknown, path: string): ApiFailure {
  const parsed = ApiError.safeParse(body)
  if (parsed.success) return new ApiFailure(status, parsed.data)
  return new ApiFailure(status, { code: 'proxy', message: proxySentence(status, path) })
}
