import fp from 'fastify-plugin'
import type { Config } from '../config.ts'
import type { Database } from '../db/connect.ts'
import { provenAddress } from '../people/address-store.ts'
import { MailboxStore } from '../people/mailbox-store.ts'
import { Mailer } from './mailer.ts'

declare module 'fastify' {
  interface FastifyInstance {
    mail: Mailer
  }
}

export default fp<{ db: Database; config: Config }>(
  async (app, { db, config }) => {
    const mailboxes = new MailboxStore(db, { secret: config.authSecret, perHour: config.limits.mailsPerHour })
    const take = (address: string) => mailboxes.take(address, Date.now())
    app.decorate(
      'mail',
      new Mailer({ config, log: app.log, take, addressOf: (personId) => provenAddress(db, personId) }),
    )
  },
  { name: 'mail' },
)
