import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'

/** A data folder with an embedded database that has its tables and no rows. Whoever takes it deletes it. */
export function copyEmbedded(folder = mkdtempSync(join(tmpdir(), 'dryrun-test-'))): string {
  cpSync(inject('embeddedTemplate'), folder, { recursive: true, filter: (path) => !path.endsWith('.s.PGSQL.5432') })
  return folder
}
