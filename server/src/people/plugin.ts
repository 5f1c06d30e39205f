import fp from 'fastify-plugin'
import type { Database } from '../db/connect.ts'
import { LinkedGuests } from './linked-guest-store.ts'
import { ProfileStore } from './profile-store.ts'

declare module 'fastify' {
  interface FastifyInstance {
    profiles: ProfileStore
    selves: LinkedGuests
  }
}

export default fp<{ db: Database }>(
  async (app, { db }) => {
    app.decorate('profiles', new ProfileStore(db))
    app.decorate('selves', new LinkedGuests(db))
  },
  { name: 'people' },
)
