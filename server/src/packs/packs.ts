import { PacksReply } from '@dryrun/shared/api/packs.ts'
import fp from 'fastify-plugin'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Config } from '../config.ts'
import type { Database } from '../db/connect.ts'
import { OwnPackStore } from './own-pack-store.ts'
import { PackChecker } from './pack-checker.ts'
import { PackStore } from './pack-store.ts'
import { readPacks } from './read-packs.ts'

declare module 'fastify' {
  interface FastifyInstance {
    packs: PackStore
    ownPacks: OwnPackStore
    packChecker: PackChecker
  }
}

/**
 * Reads and stores the packs before the server listens, so that a faulty pack fails the start. Rejects with
 * `PackFaults`.
 */
const packs: FastifyPluginAsyncZod<{ db: Database; config: Config }> = async (app, { db, config }) => {
  const shelf = new PackStore(db)
  await shelf.put(await readPacks(config.packsDir), Date.now())
  app.decorate('packs', shelf)
  app.decorate('ownPacks', new OwnPackStore(db, config.limits))
  app.decorate('packChecker', new PackChecker())
  app.addHook('onClose', async () => app.packChecker.close())

  app.get(
    '/api/packs',
    {
      schema: {
        tags: ['packs'],
        summary:
          'The packs on offer to you: titles, levels and topics of their questions, and nothing of what they ask',
        response: { 200: PacksReply },
      },
    },
    async (request) => {
      const me = await app.whoIs(request.headers)
      return { packs: await shelf.catalogFor(me?.id) }
    },
  )
}

export default fp(packs, { name: 'packs', dependencies: ['api-docs', 'auth'] })
