import fp from 'fastify-plugin'
import type { Config } from '../config.ts'
import { Rooms } from './rooms.ts'

declare module 'fastify' {
  interface FastifyInstance {
    rooms: Rooms
  }
}

export default fp<{ config: Config }>(
  async (app, { config: { limits } }) => {
    const rooms = new Rooms({
      log: app.eventLog,
      now: Date.now,
      limits: { people: limits.peoplePerRoom, elements: limits.elements, logEntries: limits.logEntries },
      onFault: (error) => app.log.error({ err: error }, 'a commit failed; its senders keep their changes'),
    })
    app.decorate('rooms', rooms)
    app.addHook('preClose', () => rooms.closeAll())
  },
  { name: 'rooms', dependencies: ['event-log'] },
)
