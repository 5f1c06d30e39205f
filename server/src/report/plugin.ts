import fp from 'fastify-plugin'
import type { Database } from '../db/connect.ts'
import { reportRoutes } from './report-routes.ts'
import { Reports } from './reports.ts'
import { shareRoutes } from './share-routes.ts'
import { ShareStore } from './share-store.ts'

declare module 'fastify' {
  interface FastifyInstance {
    reports: Reports
    shares: ShareStore
  }
}

export default fp<{ db: Database }>(
  async (app, { db }) => {
    app.decorate('reports', new Reports({ log: app.eventLog, past: app.past }))
    app.decorate('shares', new ShareStore(db))
    await app.register(reportRoutes)
    await app.register(shareRoutes)
  },
  { name: 'reports', dependencies: ['event-log', 'progress'] },
)
