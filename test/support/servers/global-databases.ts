import type { TestProject } from 'vitest/node'
import { embeddedTemplate } from './embedded-template.ts'
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
  provide('embeddedTemplate', await embeddedTemplate())

  const cluster = process.env.TEST_DATABASE_URL ? undefined : await startCluster()
  const url = process.env.TEST_DATABASE_URL ?? cluster?.url
  const template = url ? await createTemplate(url) : ''
  provide('postgres', url ? { url, template } : null)

  return async () => {
    if (url && !cluster) await dropTemplate(url, template)
    await cluster?.stop()
  }
}
