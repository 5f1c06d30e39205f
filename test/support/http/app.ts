import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AppParts, createApp } from '@dryrun/server/app.ts'
import { type Config, readConfig } from '@dryrun/server/config.ts'
import { openDatabase } from '@dryrun/server/db/connect.ts'
import { migrate } from '@dryrun/server/db/migrate.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { pino } from 'pino'
import { copyOf, embeddedTemplate } from '../servers/embedded-template.ts'
import { onePack } from '../servers/one-pack.ts'
import { type PackParts, packOf } from './pack-folder.ts'

export type RunningApp = {
  /** Without a trailing slash. */
  url: string
  app: FastifyInstance
  config: Config
  /** For tests that inspect rows. */
  pool: pg.Pool
  stop(): Promise<void>
}

/**
 * Starts the server in this process on a free loopback port. Without a `databaseUrl` it uses an embedded database with
 * its tables. It offers one bundled pack, because reading all takes a second, or the `questions`. `settings` are
 * environment variables, `parts` are a client folder, a clock, an open database to use and close, and what the pack has
 * beside its questions.
 */
export async function startApp(
  databaseUrl?: string,
  settings: Record<string, string> = {},
  questions?: readonly Question[],
  {
    pack,
    database: opened,
    ...parts
  }: Partial<Pick<AppParts, 'page' | 'now' | 'database'>> & { pack?: PackParts } = {},
): Promise<RunningApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dryrun-'))
  if (!opened && !databaseUrl && !settings.DATABASE_URL && !settings.DATA_DIR) copyOf(await embeddedTemplate(), dataDir)
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    LIMIT_REQUESTS_PER_MINUTE: '100000',
    LIMIT_SIGN_IN_PER_MINUTE: '100000',
    LIMIT_OPEN_INTERVIEWS: '100000',
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    PACKS_DIR: questions ? await packFolderIn(dataDir, questions, pack) : onePack(),
    ...settings,
  })
  const log = pino({ level: config.logLevel })
  const database = opened ?? (await openDatabase(config, log))
  await migrate(database.pool)
  const app = await createApp({ config, database, log, ...parts })
  await app.listen({ host: config.host, port: 0 })
  await app.https?.listen(app, config)
  return {
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    app,
    config,
    pool: database.pool,
    async stop() {
      await app.close()
      await database.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function packFolderIn(dataDir: string, questions: readonly Question[], parts?: PackParts): Promise<string> {
  const folder = join(dataDir, 'packs')
  await mkdir(join(folder, 'small'), { recursive: true })
  for (const [file, content] of Object.entries(packOf(questions, 1, parts)))
    await writeFile(join(folder, 'small', file), content)
  return folder
}
