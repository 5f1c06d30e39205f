import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { embeddedTemplate } from './embedded-template.ts'
import { startCluster } from './postgres-cluster.ts'
import { createTemplate, dropTemplate } from './postgres-template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The data folder of an embedded database with tables, to copy and never to open. */
    embeddedTemplate: string
    /** A folder for copies of it that are in use to the end of the run, and deleted then. */
    embeddedCopies: string
    /** Where to copy `template`; null without PostgreSQL. */
    postgres: { url: string; template: string } | null
  }
}

/** Prepares one template per kind of database, which tests copy, since a setup takes seconds. */
export default async function setup({ provide }: TestProject) {
  provide('embeddedTemplate', await embeddedTemplate())
  const copies = mkdtempSync(join(tmpdir(), 'dryrun-embedded-'))
  provide('embeddedCopies', copies)

  const cluster = process.env.TEST_DATABASE_URL ? undefined : await startCluster()
  const url = process.env.TEST_DATABASE_URL ?? cluster?.url
  const template = url ? await createTemplate(url) : ''
  provide('postgres', url ? { url, template } : null)

  return async () => {
    if (url && !cluster) await dropTemplate(url, template)
    await cluster?.stop()
    // A process that uses one may be ending.
    rmSync(copies, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}
