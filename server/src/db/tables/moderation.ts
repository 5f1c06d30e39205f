import { index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'
import { users } from './people.ts'

/** A person with whom the row goes when they delete themselves. */
const person = (name: string) =>
  text(name)
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

/** Whether somebody came to what they had agreed to. `source` is what was agreed: an offer, a slot. */
export const attendances = pgTable(
  'attendances',
  {
    personId: person('person_id'),
    source: text('source').notNull(),
    outcome: text('outcome', { enum: ['kept', 'missed'] }).notNull(),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.source] })],
)

/** Who wants to meet whom no more. The name is the one that they knew the other by. */
export const blocks = pgTable(
  'blocks',
  {
    by: person('by'),
    blocked: person('blocked'),
    name: text('name').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.by, table.blocked] }), index('blocks_blocked').on(table.blocked)],
)

/** What people say of each other to the operator. It outlives both, and names them as they were called then. */
export const complaints = pgTable(
  'complaints',
  {
    id: uuid('id').primaryKey(),
    interviewId: uuid('interview_id').notNull(),
    by: text('by').notNull(),
    byName: text('by_name').notNull(),
    about: text('about').notNull(),
    aboutName: text('about_name').notNull(),
    kind: text('kind', { enum: ['conduct', 'absent', 'spam', 'other'] }).notNull(),
    words: text('words').notNull(),
    createdAt: moment('created_at').notNull(),
    closedAt: moment('closed_at'),
  },
  (table) => [
    unique('complaints_once').on(table.interviewId, table.by, table.about),
    index('complaints_about').on(table.about),
  ],
)

/** Suspensions of people who have deleted their account. Only a hash of the address is here, and of the person nothing. */
export const suspendedAddresses = pgTable('suspended_addresses', {
  hash: text('hash').primaryKey(),
  reason: text('reason').notNull(),
  by: text('by').notNull(),
  endsAt: moment('ends_at'),
})

/** Who may only read for a while; without an end until it is lifted. */
export const suspensions = pgTable(
  'suspensions',
  {
    id: uuid('id').primaryKey(),
    personId: person('person_id'),
    reason: text('reason').notNull(),
    /** The operator. */
    by: text('by').notNull(),
    createdAt: moment('created_at').notNull(),
    endsAt: moment('ends_at'),
    liftedAt: moment('lifted_at'),
  },
  (table) => [index('suspensions_person_id').on(table.personId)],
)
