import { randomInt } from 'node:crypto'
import fp from 'fastify-plugin'
import type { Config } from '../config.ts'
import type { DatabaseWatch } from '../db/database-watch.ts'
import { roomLimitsOf } from '../limits.ts'
import { Rooms } from './rooms.ts'

declare module 'fastify' {
  interface FastifyInstance {
    rooms: Rooms
  }
}

export default fp<{ config: Config; watch: DatabaseWatch; now: () => number }>(
  async (app, { config: { limits }, watch, now }) => {
    const rooms = new Rooms({
      log: app.eventLog,
      now,
      newLife: () => randomInt(1e8, 1e9),
      limits: roomLimitsOf(limits),
      onFault: (error) => app.log.error({ err: error }, 'a commit failed; its senders keep their changes'),
    })
    app.decorate('rooms', rooms)
    watch.onChange((isSaving) => rooms.setSaving(isSaving))
    app.addHook('onReady', async () => watch.start())
    app.addHook('preClose', () => rooms.closeAll())
  },
  { name: 'rooms', dependencies: ['event-log'] },
)
