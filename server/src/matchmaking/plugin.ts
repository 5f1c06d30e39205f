import fp from 'fastify-plugin'
import type { OpenDatabase } from '../db/connect.ts'
import { NoShows } from './no-show-store.ts'
import { OfferStore } from './offer-store.ts'
import { Queue } from './queue.ts'
import { queueRoutes } from './queue-routes.ts'
import { QueueStore } from './queue-store.ts'

declare module 'fastify' {
  interface FastifyInstance {
    queue: Queue
    noShows: NoShows
  }
}

/** Interval of the work that no request triggers. */
const TIDY_MS = 5_000

export default fp<{ database: Pick<OpenDatabase, 'db' | 'watch'>; now: () => number }>(
  async (app, { database: { db, watch }, now }) => {
    const noShows = new NoShows(db)
    app.decorate('noShows', noShows)
    app.rooms.onJoined(({ id }, personId, at) => {
      noShows.arrived({ interviewId: id, personId, at }).catch((error: unknown) => {
        app.log.warn({ err: error, interviewId: id }, 'who came could not be written down; it is tried again')
      })
    })
    const queue = new Queue({ entries: new QueueStore(db), offers: new OfferStore(db) }, app)
    app.decorate('queue', queue)
    await app.register(queueRoutes, { now })

    async function tidy(): Promise<void> {
      const at = now()
      await queue.tidy(at)
      await noShows.settle(at, ({ interviewId, personId, came, dueAt }) =>
        app.standing[came ? 'kept' : 'missed'](personId, interviewId, dueAt),
      )
    }
    let tidying: Promise<void> | undefined
    const timer = setInterval(() => {
      if (!watch.isSaving) return
      tidying ??= tidy()
        .catch((error: unknown) => app.log.warn({ err: error }, 'the queue was not tidied; it is tried again'))
        .finally(() => {
          tidying = undefined
        })
    }, TIDY_MS).unref()
    app.addHook('onClose', async () => {
      clearInterval(timer)
      await tidying
    })
  },
  { name: 'matchmaking', dependencies: ['rooms', 'interviews', 'packs', 'standing', 'progress'] },
)
