import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { isDatabaseAway } from './database-away.ts'

/**
 * Fixes Drizzle's transactions, which never release their connection when `begin` gets no answer; the embedded database
 * has only one. Discards broken connections.
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
