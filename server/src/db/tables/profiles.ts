import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'
import { users } from './people.ts'

export const profiles = pgTable('profiles', {
  personId: text('person_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  content: jsonb('content').notNull(),
  updatedAt: moment('updated_at').notNull(),
})

/** Linked guests: guests who signed in to an existing account, and keep their seats under the guest's id. */
export const linkedGuests = pgTable(
  'earlier_selves',
  {
    guestId: text('guest_id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    since: moment('since').notNull(),
  },
  (table) => [index('earlier_selves_person_id').on(table.personId)],
)
