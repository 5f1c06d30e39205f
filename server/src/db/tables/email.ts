import { bigint, index, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'

/** Times of emails to each address within the last hour, for rate limits. Stores a hash of the address only. */
export const mailboxes = pgTable(
  'mailboxes',
  {
    hash: text('hash').primaryKey(),
    sentAt: bigint('sent_at', { mode: 'number' }).array().notNull(),
    lastAt: moment('last_at').notNull(),
  },
  (table) => [index('mailboxes_last_at').on(table.lastAt)],
)
