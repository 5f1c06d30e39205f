import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { isDatabaseAway } from '../errors.ts'

/**
 * A database over a pool whose transactions always give their connection back, and never a broken one. Drizzle's own
 * keeps the connection for good when `begin` gets no answer; of the embedded database there is only one.
 */
export function databaseOver(pool: pg.Pool): NodePgDatabase {
  const db = drizzle({ client: pool })
  db.transaction = async (run, config) => {
    const client = await pool.connect()
    let isBroken = false
    try {
      return await drizzle({ client }).transaction(run, config)
    } catch (error) {
      isBroken = isDatabaseAway(error)
      throw error
    } finally {
      client.release(isBroken)
    }
  }
  return db
}
