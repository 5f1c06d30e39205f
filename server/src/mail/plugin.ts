import fp from 'fastify-plugin'
import type { Config } from '../config.ts'
import type { Database } from '../db/connect.ts'
import { provenAddress } from '../people/address-book.ts'
import { Mailer } from './mailer.ts'

declare module 'fastify' {
  interface FastifyInstance {
    mail: Mailer
  }
}

export default fp<{ db: Database; config: Config }>(
  async (app, { db, config }) => {
    app.decorate('mail', new Mailer({ config, log: app.log, addressOf: (personId) => provenAddress(db, personId) }))
  },
  { name: 'mail' },
)
