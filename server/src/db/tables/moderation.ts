import { index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'
import { users } from './people.ts'

const person = (name: string) =>
  text(name)
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

/** `source` names the offer or slot that the person agreed to. */
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

/** `name` is the blocked person's name as the blocker knew it. */
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

/** Complaints to the operator. Rows outlive both accounts, so they copy the names of the time. */
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

/** Suspensions of deleted accounts. Stores a hash of the email address and nothing else about the person. */
export const suspendedAddresses = pgTable('suspended_addresses', {
  hash: text('hash').primaryKey(),
  reason: text('reason').notNull(),
  by: text('by').notNull(),
  endsAt: moment('ends_at'),
})

/** A suspended person may only read. Without `ends_at` it lasts until it is lifted. */
export const suspensions = pgTable(
  'suspensions',
  {
    id: uuid('id').primaryKey(),
    personId: person('person_id'),
    reason: text('reason').notNull(),
    by: text('by').notNull(),
    createdAt: moment('created_at').notNull(),
    endsAt: moment('ends_at'),
    liftedAt: moment('lifted_at'),
  },
  (table) => [index('suspensions_person_id').on(table.personId)],
)
