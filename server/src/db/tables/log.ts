import { integer, json, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'

/** The append-only log of every interview. The primary key makes a second writer fail. */
export const interviewEvents = pgTable(
  'interview_events',
  {
    interviewId: uuid('interview_id').notNull(),
    seq: integer('seq').notNull(),
    at: moment('at').notNull(),
    by: text('by').notNull(),
    commandId: uuid('command_id').notNull(),
    /** `json`, not `jsonb`, because it keeps the exact text. */
    event: json('event').notNull(),
    bytes: integer('bytes').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.interviewId, table.seq] })],
)

/** The row that `/readyz` rewrites, because only a write proves that writes work. */
export const readiness = pgTable('readiness', {
  id: smallint('id').primaryKey(),
  at: moment('at').notNull(),
})
