import { boolean, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, moment } from './columns.ts'
import { interviewId } from './interviews.ts'

/** Where people pointed and looked, thinned out: volatile live, kept for the replay. Losing a row loses no work. */
export const pointings = pgTable(
  'pointings',
  {
    interviewId: interviewId(),
    /** Of the first sample in the row. */
    at: moment('at').notNull(),
    by: text('by').notNull(),
    samples: jsonb('samples').notNull(),
  },
  (table) => [primaryKey({ columns: [table.interviewId, table.at, table.by] })],
)

/** Recordings that somebody brought along, to be watched by them alone. The content is compressed. */
export const recordings = pgTable(
  'recordings',
  {
    id: uuid('id').primaryKey(),
    ownerId: text('owner_id').notNull(),
    title: text('title').notNull(),
    content: bytea('content').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('recordings_owner_id').on(table.ownerId)],
)

/** Links under which anybody may read a report for a while. As with seats, only a hash of each token is here. */
export const shares = pgTable(
  'shares',
  {
    id: uuid('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    interviewId: interviewId(),
    /** Who shares it, and through whose eyes it is read. */
    by: text('by').notNull(),
    /** Names are masked unless their owner says otherwise; so is what the script holds. */
    showNames: boolean('show_names').notNull(),
    showScript: boolean('show_script').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    revokedAt: moment('revoked_at'),
  },
  (table) => [index('shares_interview_id').on(table.interviewId)],
)
