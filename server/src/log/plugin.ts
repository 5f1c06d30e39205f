import fp from 'fastify-plugin'
import type { OpenDatabase } from '../db/connect.ts'
import { createEventLog, type EventLog } from './event-log.ts'

declare module 'fastify' {
  interface FastifyInstance {
    eventLog: EventLog
  }
}

export default fp<{ database: OpenDatabase }>(
  async (app, { database: { db, writer, watch } }) => {
    app.decorate(
      'eventLog',
      createEventLog(db, (statement) => watch.follow(writer.execute(statement))),
    )
  },
  { name: 'event-log' },
)
