import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, moment } from './columns.ts'

/** An index derived from the logs, for lists of interviews. */
export const interviews = pgTable(
  'interviews',
  {
    id: uuid('id').primaryKey(),
    title: text('title').notNull(),
    hostId: text('host_id').notNull(),
    stage: text('stage', { enum: ['lobby', 'round', 'break', 'ended'] }).notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('interviews_host_id').on(table.hostId)],
)

export const interviewId = () =>
  uuid('interview_id')
    .notNull()
    .references(() => interviews.id, { onDelete: 'cascade' })

/** Seats, derived from the logs. */
export const interviewPeople = pgTable(
  'interview_people',
  {
    interviewId: interviewId(),
    personId: text('person_id').notNull(),
    seat: text('seat', { enum: ['host', 'guest', 'shadow', 'audience'] }).notNull(),
    name: text('name').notNull(),
    /** For a shadow, the player whose script they see; null means the host. */
    letInBy: text('let_in_by', { enum: ['host', 'guest'] }),
    joinedAt: moment('joined_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.interviewId, table.personId] }),
    index('interview_people_person_id').on(table.personId),
  ],
)

/** Links that carry a seat. Stores only token hashes, so that readers of the table cannot use the links. */
export const links = pgTable(
  'links',
  {
    tokenHash: text('token_hash').primaryKey(),
    interviewId: interviewId(),
    seat: text('seat', { enum: ['guest', 'shadow', 'audience'] }).notNull(),
    /** Null means the host. */
    madeBy: text('made_by', { enum: ['host', 'guest'] }),
    createdAt: moment('created_at').notNull(),
    revokedAt: moment('revoked_at'),
  },
  (table) => [index('links_interview_id').on(table.interviewId)],
)

export const images = pgTable(
  'images',
  {
    id: uuid('id').primaryKey(),
    interviewId: interviewId(),
    type: text('type', { enum: ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] }).notNull(),
    bytes: bytea('bytes').notNull(),
    by: text('by').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('images_interview_id').on(table.interviewId), index('images_by').on(table.by)],
)
