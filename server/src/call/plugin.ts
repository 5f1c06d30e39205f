import fp from 'fastify-plugin'
import type { Config } from '../config.ts'
import { iceRoutes } from './ice-routes.ts'

export default fp<{ config: Config }>(
  async (app, { config }) => {
    await app.register(iceRoutes, { config })
  },
  { name: 'call', dependencies: ['access'] },
)
