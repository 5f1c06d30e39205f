import type { FastifyPluginAsync } from 'fastify'
import fp from 'fastify-plugin'
import type { Config } from '../config.ts'
import type { Database } from '../db/connect.ts'
import { folderWarnings } from './gaps/folder-warnings.ts'
import { ownPackRoutes } from './own-pack-routes.ts'
import { OwnPackStore } from './own-pack-store.ts'
import { PackChecker } from './pack-checker.ts'
import { packRoutes } from './pack-routes.ts'
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
const packs: FastifyPluginAsync<{ db: Database; config: Config }> = async (app, { db, config }) => {
  const shelf = new PackStore(db)
  const read = await readPacks(config.packsDir)
  await shelf.put(read, Date.now())
  for (const sound of read) {
    const gaps = folderWarnings(sound, new Date()).length
    if (gaps) app.log.info({ pack: sound.pack.id, gaps }, 'a question pack lacks parts of the full form or has aged')
  }
  app.decorate('packs', shelf)
  app.decorate('ownPacks', new OwnPackStore(db, config.limits))
  app.decorate('packChecker', new PackChecker())
  app.addHook('onClose', async () => app.packChecker.close())
  await app.register(packRoutes)
  await app.register(ownPackRoutes, { config })
}

export default fp(packs, { name: 'packs', dependencies: ['api-docs', 'auth'] })
