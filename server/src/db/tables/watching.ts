import { boolean, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, moment } from './columns.ts'
import { interviewId } from './interviews.ts'

/** Sampled pointers and viewports for the replay; losing a row loses no work. */
export const pointings = pgTable(
  'pointings',
  {
    interviewId: interviewId(),
    /** Time of the first sample. */
    at: moment('at').notNull(),
    by: text('by').notNull(),
    samples: jsonb('samples').notNull(),
  },
  (table) => [primaryKey({ columns: [table.interviewId, table.at, table.by] })],
)

/** Uploaded recordings, visible to their owner only. `content` is compressed. */
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

/** Public links to a report, with an expiry. Stores only token hashes. */
export const shares = pgTable(
  'shares',
  {
    id: uuid('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    interviewId: interviewId(),
    /** The sharer, whose perspective the report shows. */
    by: text('by').notNull(),
    /** The report masks names and the script unless these are set. */
    showNames: boolean('show_names').notNull(),
    showScript: boolean('show_script').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    revokedAt: moment('revoked_at'),
  },
  (table) => [index('shares_interview_id').on(table.interviewId)],
)
