import fp from 'fastify-plugin'
import access from '../access/plugin.ts'
import sameSite from '../auth/same-site.ts'
import type { Config } from '../config.ts'
import type { OpenDatabase } from '../db/connect.ts'
import apiDocs from './api-docs.ts'
import bodyTurns from './body-turns.ts'
import connections from './connections.ts'
import health from './health.ts'
import heavyReads from './heavy-reads.ts'
import security from './security.ts'

/** What every request passes, in this order, and the routes that describe the server itself. */
export default fp<{ config: Config; database: OpenDatabase }>(
  async (app, { config, database }) => {
    await app.register(connections, { config })
    await app.register(security, { config })
    await app.register(sameSite, { config })
    await app.register(access)
    await app.register(bodyTurns)
    await app.register(heavyReads)
    await app.register(apiDocs)
    await app.register(health, { database })
  },
  { name: 'plugins' },
)
