import fp from 'fastify-plugin'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { isWritable, type OpenDatabase } from '../db/connect.ts'
import { Problem } from '../errors.ts'

const Ok = z.object({ ok: z.literal(true) })

/** How long an answer of the database holds, so that nobody can make it write by asking often. */
const freshMs = 1_000

/** For whoever watches the server: `/healthz` says that it runs, `/readyz` that it can also save. */
const health: FastifyPluginAsyncZod<{ database: OpenDatabase }> = async (app, { database: { writer, watch } }) => {
  let last: { at: number; writable: Promise<boolean> } | undefined

  app.get('/healthz', { schema: { hide: true, response: { 200: Ok } } }, async () => ({ ok: true as const }))

  app.get('/readyz', { schema: { hide: true, response: { 200: Ok } } }, async () => {
    const now = Date.now()
    if (!watch.isSaving) throw new Problem('unavailable')
    if (!last || now - last.at > freshMs) last = { at: now, writable: isWritable(writer, now) }
    if (!(await last.writable)) throw new Problem('unavailable')
    return { ok: true as const }
  })
}

export default fp(health, { name: 'health' })
