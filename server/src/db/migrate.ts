import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { paths } from '../paths.ts'

/** An arbitrary advisory lock id. */
export const turnKey = 7_239_410_388

/**
 * Applies the migrations in one transaction, under an advisory lock, because several servers may start together.
 * Rejects when a statement fails.
 */
export async function migrate(pool: pg.Pool): Promise<void> {
  // A migration, or the wait for another server's, may exceed the pool's timeouts; a start that gives up would do so
  // each time.
  const client = new pg.Client({ ...pool.options, statement_timeout: 0, query_timeout: 0 })
  // The next statement reports the lost connection.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [turnKey])
    await applyMigrations(drizzle({ client }), { migrationsFolder: paths.migrations })
  } finally {
    // Closing the connection releases the lock.
    await client.end()
  }
}
