import fp from 'fastify-plugin'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { isWritable, type OpenDatabase } from '../db/connect.ts'
import { Problem } from '../errors.ts'

const Ok = z.object({ ok: z.literal(true) })

/** Caches the result, so that frequent requests cannot cause frequent writes. */
const freshMs = 1_000

/** `/healthz` answers while the process runs, `/readyz` while it can save (else 503). */
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
