import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../../../scripts/toolchain.mjs'

/** What tests make once and reuse, named by the hash of its sources. */
export const kept = join(root, 'node_modules/.dryrun')
mkdirSync(kept, { recursive: true })

/** 16 hexadecimal digits that change with Node's version and with the files, or the files of the folders. */
export function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256').update(process.versions.modules)
  const files = paths.flatMap(filesUnder)
  for (const file of files.toSorted()) hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)))
}
