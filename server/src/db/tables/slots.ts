import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'
import { users } from './people.ts'

const personId = (name: string) => text(name).references(() => users.id, { onDelete: 'cascade' })

/** Times that two people agree on for an interview. The interview's id is chosen with the slot: it opens once. */
export const slots = pgTable(
  'slots',
  {
    id: uuid('id').primaryKey(),
    /** Of the link for the other. */
    tokenHash: text('token_hash').notNull().unique(),
    hostId: personId('host_id').notNull(),
    guestId: personId('guest_id'),
    hostZone: text('host_zone').notNull(),
    guestZone: text('guest_zone'),
    /** What the interview is to be: the form that it is opened with. */
    interview: jsonb('interview').notNull(),
    interviewId: uuid('interview_id').notNull().unique(),
    stage: text('stage', { enum: ['proposed', 'agreed', 'cancelled'] }).notNull(),
    /** Whose times are on the table, and which. */
    offerBy: text('offer_by', { enum: ['host', 'guest'] }),
    offered: jsonb('offered').$type<readonly number[]>().notNull(),
    startsAt: moment('starts_at'),
    cancelledBy: text('cancelled_by', { enum: ['host', 'guest'] }),
    /** How often what stands in people's calendars has changed. */
    sequence: integer('sequence').notNull(),
    openedAt: moment('opened_at'),
    /** When the letters of the day and of the hour before went out, for the time as it is now. */
    dayTold: moment('day_told'),
    hourTold: moment('hour_told'),
    createdAt: moment('created_at').notNull(),
    changedAt: moment('changed_at').notNull(),
  },
  (table) => [
    index('slots_host_id').on(table.hostId),
    index('slots_guest_id').on(table.guestId),
    index('slots_starts_at').on(table.startsAt),
  ],
)
