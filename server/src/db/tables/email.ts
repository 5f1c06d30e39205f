import { bigint, index, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'

/** When each mailbox was written to within the last hour. Only a hash of its address is here. */
export const mailboxes = pgTable(
  'mailboxes',
  {
    hash: text('hash').primaryKey(),
    sentAt: bigint('sent_at', { mode: 'number' }).array().notNull(),
    lastAt: moment('last_at').notNull(),
  },
  (table) => [index('mailboxes_last_at').on(table.lastAt)],
)
