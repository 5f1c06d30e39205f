import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { paths } from '../paths.ts'

/** Whose turn it is: any number that no other program on the same PostgreSQL is likely to use. */
export const turnKey = 7_239_410_388

/**
 * Brings the tables up to date. Servers that start together take turns; the second finds nothing to do. Each run is
 * one transaction, so a server that dies within it leaves the tables as they were.
 */
export async function migrate(pool: pg.Pool): Promise<void> {
  // A migration, or the wait for another server's, may take longer than any ordinary statement is allowed, by the
  // database and by us: a start that gives up would give up at the same place each time.
  const client = new pg.Client({ ...pool.options, statement_timeout: 0, query_timeout: 0 })
  // What has broken the connection is what the next statement is told.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [turnKey])
    await applyMigrations(drizzle({ client }), { migrationsFolder: paths.migrations })
  } finally {
    // With the connection goes the lock.
    await client.end()
  }
}
