import fp from 'fastify-plugin'
import type { Config } from '../config.ts'
import type { Database } from '../db/connect.ts'
import { leaveRoutes } from './account-deletion-routes.ts'
import { LinkedGuests } from './linked-guest-store.ts'
import { profileRoutes } from './profile-routes.ts'
import { ProfileStore } from './profile-store.ts'

declare module 'fastify' {
  interface FastifyInstance {
    profiles: ProfileStore
    selves: LinkedGuests
  }
}

export default fp<{ db: Database; config: Config }>(
  async (app, { db, config }) => {
    app.decorate('profiles', new ProfileStore(db))
    app.decorate('selves', new LinkedGuests(db))
    await app.register(profileRoutes)
    await app.register(leaveRoutes, { db, config })
  },
  { name: 'people', dependencies: ['auth', 'standing'] },
)
