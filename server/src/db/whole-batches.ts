import type { PGlite } from '@electric-sql/pglite'

/** Messages of the extended protocol that leave a batch open: Parse, Bind, Describe, Execute, Close, Flush. */
const opening = new Set([...'PBDECH'].map((letter) => letter.charCodeAt(0)))
const sync = Uint8Array.of('S'.charCodeAt(0), 0, 0, 0, 4)

/**
 * The embedded database as its socket should see it. The socket lets several connections take turns message by message
 * and only keeps them apart within a transaction; a statement too long for one packet is several messages, and another
 * connection's could come between them and be executed in its stead. So a batch that has begun and not been closed by
 * its Sync counts as a transaction too.
 *
 * A fault of the engine itself ends in `fail`: the socket would wait for its answer for ever.
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

    // The socket rolls back like this for a connection that was lost, perhaps in the middle of a batch.
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
