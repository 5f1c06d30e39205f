import { createHash } from 'node:crypto'

/**
 * Hashes what the author wrote, without comments, layout and order of keys. Not the parsed pack: a new default of the
 * format must not make an unchanged pack look changed.
 */
export const packHash = (contents: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(contents, inKeyOrder)).digest('base64url')

const inKeyOrder = (_key: string, value: unknown) =>
  typeof value === 'object' && value && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
