import fp from 'fastify-plugin'
import type { Config } from '../config.ts'
import type { Database } from '../db/connect.ts'
import { Moderation } from './moderation.ts'
import { moderationRoutes } from './moderation-routes.ts'
import { operatorRoutes } from './operator-routes.ts'
import { Operators } from './operator-store.ts'

declare module 'fastify' {
  interface FastifyInstance {
    standing: Moderation
    operators: Operators
  }
}

export default fp<{ db: Database; config: Config; now: () => number }>(
  async (app, { db, config, now }) => {
    app.decorate('standing', new Moderation(db, now, config.authSecret))
    app.decorate('operators', new Operators(db, config.operators))
    await app.register(moderationRoutes)
    await app.register(operatorRoutes)
  },
  { name: 'standing' },
)
