import fp from 'fastify-plugin'
import type { Database } from '../db/connect.ts'
import { NoShows } from './no-shows.ts'

declare module 'fastify' {
  interface FastifyInstance {
    noShows: NoShows
  }
}

/** How people who don't know each other come to an interview, and what becomes of those who don't come. */
export default fp<{ db: Database }>(
  async (app, { db }) => {
    const noShows = new NoShows(db)
    app.decorate('noShows', noShows)
    app.rooms.onJoined(({ id }, personId, at) => {
      noShows.arrived({ interviewId: id, personId, at }).catch((error: unknown) => {
        app.log.warn({ err: error, interviewId: id }, 'who came could not be written down; it is tried again')
      })
    })
  },
  { name: 'matchmaking', dependencies: ['rooms', 'interviews'] },
)
