import fp from 'fastify-plugin'
import type { Database } from '../db/connect.ts'
import { Standing } from './standing.ts'

declare module 'fastify' {
  interface FastifyInstance {
    standing: Standing
  }
}

export default fp<{ db: Database; now: () => number }>(
  async (app, { db, now }) => {
    app.decorate('standing', new Standing(db, now))
  },
  { name: 'standing' },
)
