import fp from 'fastify-plugin'
import { soloRoutes } from './solo-routes.ts'

export default fp<{ now: () => number }>(
  async (app, { now }) => {
    await app.register(soloRoutes, { now })
  },
  { name: 'solo', dependencies: ['interviews', 'matchmaking', 'packs', 'progress'] },
)
