import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '@dryrun/server/db/connect.ts'
import { migrate } from '@dryrun/server/db/migrate.ts'
import type pg from 'pg'
import { pino } from 'pino'
import { type Cluster, startCluster } from '../support/servers/postgres-cluster.ts'

export type BenchDatabase = {
  name: string
  /** Settings that lead a server process to the same database, after `close`. */
  settings: Record<string, string>
  db: Database
  pool: pg.Pool
  close(): Promise<void>
  reopen(): Promise<void>
  remove(): Promise<void>
}

/** The embedded database, and a PostgreSQL with fsync where one is installed. */
export async function benchDatabases(): Promise<BenchDatabase[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dryrun-bench-'))
  const embedded = await open('embedded', { DATA_DIR: dataDir }, async () =>
    rmSync(dataDir, { recursive: true, force: true }),
  )
  const cluster: Pick<Cluster, 'url' | 'stop'> | undefined = process.env.TEST_DATABASE_URL
    ? { url: process.env.TEST_DATABASE_URL, stop: async () => {} }
    : await startCluster({ fsync: true })
  if (!cluster) return [embedded]
  return [embedded, await open('PostgreSQL', { DATABASE_URL: cluster.url }, () => cluster.stop())]
}

async function open(
  name: string,
  settings: Record<string, string>,
  remove: () => Promise<void>,
): Promise<BenchDatabase> {
  const connect = async () => {
    const database = { url: settings.DATABASE_URL, connections: 10 }
    const opened = await openDatabase({ database, dataDir: settings.DATA_DIR ?? '' }, pino({ level: 'silent' }))
    await migrate(opened.pool)
    return opened
  }
  let opened = await connect()
  return {
    name,
    settings,
    get db() {
      return opened.db
    },
    get pool() {
      return opened.pool
    },
    close: () => opened.close(),
    async reopen() {
      opened = await connect()
    },
    remove,
  }
}
