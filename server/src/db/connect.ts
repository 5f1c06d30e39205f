import { randomUUID } from 'node:crypto'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { isDatabaseAway } from './database-away.ts'
import { DatabaseWatch } from './database-watch.ts'
import { type Embedded, startEmbedded } from './embedded.ts'
import { readiness } from './tables/log.ts'
import { untilReachable } from './until-reachable.ts'
import { databaseOver } from './whole-transactions.ts'

export type Database = NodePgDatabase

export type OpenDatabase = {
  db: Database
  /** Reserved connection for log inserts, so that other queries cannot delay them. */
  writer: Database
  watch: DatabaseWatch
  pool: pg.Pool
  kind: 'embedded' | 'postgres'
  close(): Promise<void>
}

/** `statement_timeout` of the pool; the driver waits one second longer. */
const statementMs = 10_000

/** Shorter, because users wait for a save. */
const writeMs = 4_000

const lookMs = 2_000

/** The embedded database has one connection, so a long queue does not mean that it is down. */
const lineMs = 30_000

/**
 * Connects to PostgreSQL at the configured URL, else starts the embedded database by `start` and uses it through the
 * same driver with one connection, because it runs one statement at a time. Rejects with `DatabaseFault` or
 * `EmbeddedFault`.
 */
export async function openDatabase(
  config: Pick<Config, 'database' | 'dataDir'>,
  log: Logger,
  start: (dataDir: string, log: Logger) => Promise<Embedded> = startEmbedded,
): Promise<OpenDatabase> {
  const { url, connections } = config.database
  if (url) {
    const database = connect({ connectionString: url, max: connections }, log)
    await untilReachable(database.pool, log)
    return database
  }
  const embedded = await start(config.dataDir, log)
  return connect({ ...embedded.connection, max: 1, connectionTimeoutMillis: lineMs }, log, embedded)
}

function connect(options: pg.PoolConfig, log: Logger, embedded?: Embedded): OpenDatabase {
  const pool = poolOf({ connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000, ...options }, statementMs, log)
  // Never idles out: saves continue even while the pool or other programs use up all connections.
  const held = { connectionTimeoutMillis: lookMs, idleTimeoutMillis: 0, application_name: 'dryrun writer' }
  const writing = poolOf({ ...options, ...held, max: 1 }, writeMs, log)
  const watch = new DatabaseWatch({
    ask: () => writing.query({ text: 'select 1', query_timeout: lookMs } as pg.QueryConfig),
    store: () => storeSomething(writing),
    later: (run, ms) => {
      const timer = setTimeout(run, ms).unref()
      return () => clearTimeout(timer)
    },
    ...(embedded && { onSilent: embedded.restart }),
  })
  watch.onChange((isSaving) => log.warn(isSaving ? 'the database saves again' : 'nothing can be saved: the database'))
  return {
    db: databaseOver(pool),
    writer: databaseOver(writing),
    watch,
    pool,
    kind: embedded ? 'embedded' : 'postgres',
    async close() {
      watch.stop()
      await Promise.all([pool.end(), writing.end()])
      await embedded?.close()
    },
  }
}

function poolOf(options: pg.PoolConfig, timeoutMs: number, log: Logger): pg.Pool {
  const pool = new pg.Pool({
    application_name: 'dryrun',
    ...options,
    keepAlive: true,
    statement_timeout: timeoutMs,
    query_timeout: timeoutMs + 1_000,
    idle_in_transaction_session_timeout: timeoutMs,
  })
  // Without these listeners a connection closed by the database ends the process. The pool reports idle connections;
  // connections in use report themselves.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle connection to the database was lost'))
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/**
 * Writes new pages, because a full disk may still accept overwrites. Its own table waits for no other transaction's
 * locks.
 */
async function storeSomething(pool: pg.Pool): Promise<void> {
  const name = `dryrun_room_${randomUUID().replaceAll('-', '')}`
  const text = `create table ${name} (filler text);
    insert into ${name} select repeat('x', 1900) from generate_series(1, 32);
    drop table ${name}`
  try {
    await pool.query({ text, query_timeout: lookMs } as pg.QueryConfig)
  } catch (error) {
    // Any other error is an answer, so the database is up.
    if (isDatabaseAway(error)) throw error
  }
}

export async function isWritable(db: Database, now: number): Promise<boolean> {
  try {
    const row = { id: 1, at: now }
    await db.insert(readiness).values(row).onConflictDoUpdate({ target: readiness.id, set: row })
    return true
  } catch {
    return false
  }
}
