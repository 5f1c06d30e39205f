import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@dryrun/server/db/connect.ts'
import { migrate } from '@dryrun/server/db/migrate.ts'
import { pino } from 'pino'
import type { TestProject } from 'vitest/node'
import { startCluster } from './postgres-cluster.ts'
import { createTemplate, dropTemplate } from './postgres-template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder with an embedded database that has its tables; to be copied, never opened. */
    embeddedTemplate: string
    /** Where databases can be made as copies of `template`; null where there is no PostgreSQL. */
    postgres: { url: string; template: string } | null
  }
}

/** Makes one prepared database of each kind, of which every test then gets copies: setting one up takes seconds. */
export default async function setup({ provide }: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'dryrun-template-'))
  const dataDir = join(folder, 'data')
  const embedded = await openDatabase(
    { database: { url: undefined, connections: 1 }, dataDir },
    pino({ level: 'silent' }),
  )
  await migrate(embedded.pool)
  await embedded.close()
  provide('embeddedTemplate', dataDir)

  const cluster = process.env.TEST_DATABASE_URL ? undefined : await startCluster()
  const url = process.env.TEST_DATABASE_URL ?? cluster?.url
  const template = url ? await createTemplate(url) : ''
  provide('postgres', url ? { url, template } : null)

  return async () => {
    if (url && !cluster) await dropTemplate(url, template)
    await cluster?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
