import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import type pg from 'pg'
import { paths } from '../paths.ts'

/** Any number that no other program on the same PostgreSQL is likely to use. */
const lockKey = 7_239_410_388

/**
 * Brings the tables up to date. Servers that start together take turns; the second finds nothing to do. Each run is
 * one transaction, so a server that dies within it leaves the tables as they were.
 */
export async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    // A migration, or the wait for another server's, may take longer than any ordinary statement is allowed.
    await client.query('set statement_timeout = 0')
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await applyMigrations(drizzle({ client }), { migrationsFolder: paths.migrations })
    await client.query('select pg_advisory_unlock($1)', [lockKey])
  } finally {
    // Closed rather than given back: with it go its settings and, if something was thrown, the lock.
    client.release(true)
  }
}
