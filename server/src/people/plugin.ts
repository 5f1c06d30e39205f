import fp from 'fastify-plugin'
import type { Database } from '../db/connect.ts'
import { ProfileStore } from './profile-store.ts'

declare module 'fastify' {
  interface FastifyInstance {
    profiles: ProfileStore
  }
}

/** What is known of people beside who they are. */
export default fp<{ db: Database }>(
  async (app, { db }) => {
    app.decorate('profiles', new ProfileStore(db))
  },
  { name: 'people' },
)
