import { createHash } from 'node:crypto'

/**
 * Made from what the author wrote, comments, layout and the order of keys aside, and not from what the format made of
 * it: a later format that fills in another default must not make an untouched pack look like a changed one.
 */
export const hashOf = (contents: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(contents, inKeyOrder)).digest('base64url')

const inKeyOrder = (_key: string, value: unknown) =>
  typeof value === 'object' && value && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
