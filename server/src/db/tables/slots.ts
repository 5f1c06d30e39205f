import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'
import { users } from './people.ts'

const personId = (name: string) => text(name).references(() => users.id, { onDelete: 'cascade' })

/** A time that two people agree on for an interview. The interview's id is fixed in advance, so that it opens once. */
export const slots = pgTable(
  'slots',
  {
    id: uuid('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    hostId: personId('host_id').notNull(),
    guestId: personId('guest_id'),
    hostZone: text('host_zone').notNull(),
    guestZone: text('guest_zone'),
    interview: jsonb('interview').notNull(),
    interviewId: uuid('interview_id').notNull().unique(),
    stage: text('stage', { enum: ['proposed', 'agreed', 'cancelled'] }).notNull(),
    /** The player whose proposed times are open, and the times. */
    offerBy: text('offer_by', { enum: ['host', 'guest'] }),
    offered: jsonb('offered').$type<readonly number[]>().notNull(),
    startsAt: moment('starts_at'),
    cancelledBy: text('cancelled_by', { enum: ['host', 'guest'] }),
    /** iCalendar `SEQUENCE`: number of changes to the calendar entry. Source: RFC 5545, 3.8.7.4. */
    sequence: integer('sequence').notNull(),
    openedAt: moment('opened_at'),
    /** When the reminder emails for the current time were sent. */
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
