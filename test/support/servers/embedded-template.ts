import { cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '@dryrun/server/db/connect.ts'
import { migrate } from '@dryrun/server/db/migrate.ts'
import { pino } from 'pino'
import { root } from '../../../scripts/toolchain.mjs'
import { hashOf, kept } from './kept.ts'

const sources = ['migrations', 'server/src/db', 'pnpm-lock.yaml']

/**
 * The data folder of an embedded database with tables and no rows, to copy and never to open. Cached by its sources,
 * since a first start takes 4 to 8 seconds.
 */
export async function embeddedTemplate(): Promise<string> {
  const template = join(kept, `embedded-${hashOf(sources.map((each) => join(root, each)))}`)
  if (!existsSync(template)) await make(template)
  return template
}

export function copyOf(template: string, folder: string): void {
  cpSync(template, folder, { recursive: true, filter: (path) => !path.endsWith('.s.PGSQL.5432') })
}

async function make(template: string): Promise<void> {
  const folder = mkdtempSync(join(kept, 'making-'))
  const dataDir = join(folder, 'data')
  const config = { database: { url: undefined, connections: 1 }, dataDir }
  const database = await openDatabase(config, pino({ level: 'silent' }))
  await migrate(database.pool)
  await database.close()
  for (const old of readdirSync(kept).filter((name) => name.startsWith('embedded-')))
    rmSync(join(kept, old), { recursive: true, force: true })
  try {
    renameSync(dataDir, template)
  } catch (error) {
    // Another run may have made the same one meanwhile.
    if (!existsSync(template)) throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
