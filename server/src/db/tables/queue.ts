import { boolean, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'
import { interviewId } from './interviews.ts'
import { ownerId, users } from './people.ts'

const personId = (name: string) =>
  text(name)
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })
const level = () => text('level', { enum: ['mid', 'senior', 'staff'] }).notNull()
const role = () => text('role', { enum: ['interviewer', 'candidate', 'either'] }).notNull()

/** One row per waiting person, however many browser tabs. `seen_at` is the last heartbeat. */
export const queueEntries = pgTable(
  'queue_entries',
  {
    personId: ownerId().primaryKey(),
    role: role(),
    level: level(),
    topics: jsonb('topics').$type<string[]>().notNull(),
    languages: jsonb('languages').$type<string[]>().notNull(),
    /** Determines the place in the queue; a lapsed offer does not change it. */
    joinedAt: moment('joined_at').notNull(),
    seenAt: moment('seen_at').notNull(),
    offerId: uuid('offer_id'),
    letDownAt: moment('let_down_at'),
  },
  (table) => [index('queue_entries_joined_at').on(table.joinedAt)],
)

/** A match of two people. The interview's id is chosen before either accepts. */
export const queueOffers = pgTable(
  'queue_offers',
  {
    id: uuid('id').primaryKey(),
    interviewId: uuid('interview_id').notNull(),
    hostId: personId('host_id'),
    guestId: personId('guest_id'),
    level: level(),
    packId: text('pack_id').notNull(),
    rounds: jsonb('rounds').$type<{ questionId: string; interviewer: 'host' | 'guest' }[]>().notNull(),
    madeAt: moment('made_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    hostAcceptedAt: moment('host_accepted_at'),
    guestAcceptedAt: moment('guest_accepted_at'),
    /** `accepted` means both accepted; `opened_at` is set when the interview exists. */
    state: text('state', { enum: ['open', 'accepted', 'lapsed'] }).notNull(),
    openedAt: moment('opened_at'),
  },
  (table) => [
    index('queue_offers_state').on(table.state, table.expiresAt),
    index('queue_offers_host').on(table.hostId, table.madeAt),
    index('queue_offers_guest').on(table.guestId, table.madeAt),
  ],
)

/** Anonymous wait times; `matched` is false when the person left the queue. */
export const queueWaits = pgTable(
  'queue_waits',
  {
    id: uuid('id').primaryKey(),
    role: role(),
    waitedMs: moment('waited_ms').notNull(),
    matched: boolean('matched').notNull(),
    endedAt: moment('ended_at').notNull(),
  },
  (table) => [index('queue_waits_role').on(table.role, table.endedAt)],
)

export const expectedPeople = pgTable(
  'expected_people',
  {
    interviewId: interviewId(),
    personId: text('person_id').notNull(),
    dueAt: moment('due_at').notNull(),
    arrivedAt: moment('arrived_at'),
    settledAt: moment('settled_at'),
  },
  (table) => [
    primaryKey({ columns: [table.interviewId, table.personId] }),
    index('expected_people_due_at').on(table.settledAt, table.dueAt),
  ],
)
