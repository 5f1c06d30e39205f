import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { type Embedded, startEmbedded } from './embedded.ts'
import { readiness } from './schema.ts'
import { untilReachable } from './until-reachable.ts'

export type Database = NodePgDatabase

export type OpenDatabase = {
  db: Database
  pool: pg.Pool
  /** Which of the two it is, for the log and for the README's limits. */
  kind: 'embedded' | 'postgres'
  close(): Promise<void>
}

/** A statement that takes longer is given up by the database; a second later we give up waiting for its answer. */
const statementMs = 10_000

/** Before the one connection of the embedded database people stand in line; that it is long does not mean that it is gone. */
const lineMs = 30_000

/**
 * The one way to the database: PostgreSQL where a URL is given, else the embedded one, through the same driver.
 * The embedded one runs one statement at a time, so one connection is all that helps: a transaction has it for itself,
 * and the rest waits its turn here instead of there.
 */
export async function openDatabase(config: Pick<Config, 'database' | 'dataDir'>, log: Logger): Promise<OpenDatabase> {
  const { url, connections } = config.database
  if (url) {
    const database = connect({ connectionString: url, max: connections }, log)
    await untilReachable(database.pool, log)
    return database
  }
  const embedded = await startEmbedded(config.dataDir, log)
  return connect({ ...embedded.connection, max: 1, connectionTimeoutMillis: lineMs }, log, embedded)
}

function connect(options: pg.PoolConfig, log: Logger, embedded?: Embedded): OpenDatabase {
  const pool = new pg.Pool({
    connectionTimeoutMillis: 5_000,
    ...options,
    application_name: 'dryrun',
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: statementMs,
    query_timeout: statementMs + 1_000,
    idle_in_transaction_session_timeout: statementMs,
  })
  // Without a listener, a connection that the database closes while it is idle ends the whole server.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle connection to the database was lost'))
  return {
    db: drizzle({ client: pool }),
    pool,
    kind: embedded ? 'embedded' : 'postgres',
    async close() {
      await pool.end()
      await embedded?.close()
    },
  }
}

/** Whether a write goes through at this moment. */
export async function isWritable(db: Database, now: number): Promise<boolean> {
  try {
    const row = { id: 1, at: now }
    await db.insert(readiness).values(row).onConflictDoUpdate({ target: readiness.id, set: row })
    return true
  } catch {
    return false
  }
}
