import { cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { paths } from '@dryrun/server/paths.ts'
import { hashOf, kept } from './kept.ts'

const pack = 'serverless-2026'

/** A folder with one of the bundled packs, since each start of a server reads all the packs that it offers. */
export function onePack(): string {
  const source = join(paths.repository, 'server/packs', pack)
  const folder = join(kept, `packs-${hashOf([source])}`)
  if (existsSync(folder)) return folder
  const making = mkdtempSync(join(kept, 'making-'))
  cpSync(source, join(making, pack), { recursive: true })
  for (const old of readdirSync(kept).filter((name) => name.startsWith('packs-')))
    rmSync(join(kept, old), { recursive: true, force: true })
  try {
    renameSync(making, folder)
  } catch (error) {
    // Another run may have made the same one meanwhile.
    rmSync(making, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}
