import type { PGlite } from '@electric-sql/pglite'

/**
 * Messages of the extended protocol that leave a batch open: Parse, Bind, Describe, Execute, Close, Flush. Source:
 * PostgreSQL, frontend/backend protocol.
 */
const opening = new Set([...'PBDECH'].map((letter) => letter.charCodeAt(0)))
const sync = Uint8Array.of('S'.charCodeAt(0), 0, 0, 0, 4)

/**
 * Makes an open batch count as a transaction, because PGlite's socket interleaves the messages of several connections
 * outside of transactions, so that one could execute another's statement. Calls `fail` after an engine fault, because
 * the socket would wait forever.
 */
export function wholeBatches(database: PGlite, fail: (error: unknown) => void): PGlite {
  let open = false
  const changed: Partial<PGlite> = {
    isInTransaction: () => open || database.isInTransaction(),

    async execProtocolRawStream(message, options) {
      open = opening.has(message[0] ?? 0)
      try {
        await database.execProtocolRawStream(message, options)
      } catch (error) {
        fail(error)
        throw error
      }
    },

    // The socket calls this to roll back a lost connection, possibly within a batch.
    async exec(query, options) {
      if (open) await database.execProtocolRaw(sync)
      open = false
      return database.exec(query, options)
    },
  }
  return new Proxy(database, {
    get(target, key) {
      const value = Reflect.get(key in changed ? changed : target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
