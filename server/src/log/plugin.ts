import fp from 'fastify-plugin'
import type { Database } from '../db/connect.ts'
import { createEventLog, type EventLog } from './event-log.ts'

declare module 'fastify' {
  interface FastifyInstance {
    eventLog: EventLog
  }
}

export default fp<{ db: Database }>(
  async (app, { db }) => {
    app.decorate('eventLog', createEventLog(db))
  },
  { name: 'event-log' },
)
