import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { copyOf } from './embedded-template.ts'

/** A data folder of an embedded database with tables and no rows. The caller deletes it. */
export function copyEmbedded(folder = mkdtempSync(join(tmpdir(), 'dryrun-test-'))): string {
  copyOf(inject('embeddedTemplate'), folder)
  return folder
}
