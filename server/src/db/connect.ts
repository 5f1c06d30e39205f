import { randomUUID } from 'node:crypto'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { isDatabaseAway } from '../errors.ts'
import { DatabaseWatch } from './database-watch.ts'
import { type Embedded, startEmbedded } from './embedded.ts'
import { readiness } from './tables/log.ts'
import { untilReachable } from './until-reachable.ts'
import { databaseOver } from './whole-transactions.ts'

export type Database = NodePgDatabase

export type OpenDatabase = {
  db: Database
  /** A connection of its own for what must be saved, whatever else is asked. */
  writer: Database
  watch: DatabaseWatch
  pool: pg.Pool
  /** Which of the two it is, for the log and for the README's limits. */
  kind: 'embedded' | 'postgres'
  close(): Promise<void>
}

/** A statement that takes longer is given up by the database; a second later we give up waiting for its answer. */
const statementMs = 10_000

/** The same for what is to be saved: people wait for it. */
const writeMs = 4_000

/** How long a look at the database waits for its answer, or for a connection. */
const lookMs = 2_000

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
  const pool = poolOf({ connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000, ...options }, statementMs, log)
  // Never given back: while everyone else's connections are taken, or other programs have them all, rooms go on.
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
  // Without a listener, a connection that the database closes ends the whole server: idle ones tell the pool, and those
  // in use themselves.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle connection to the database was lost'))
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/**
 * Stores a few pages of something new, and forgets it. What is already there can often be written over on a full disk, so
 * that would prove nothing; and a table of its own waits for nobody else's locks.
 */
async function storeSomething(pool: pg.Pool): Promise<void> {
  const name = `dryrun_room_${randomUUID().replaceAll('-', '')}`
  const text = `create table ${name} (filler text);
    insert into ${name} select repeat('x', 1900) from generate_series(1, 32);
    drop table ${name}`
  try {
    await pool.query({ text, query_timeout: lookMs } as pg.QueryConfig)
  } catch (error) {
    // Whatever else it has against this statement, it answers.
    if (isDatabaseAway(error)) throw error
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
