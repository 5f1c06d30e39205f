import { integer, json, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'

/** The log of every interview. Rows are only ever added: a second writer fails on the key instead of forking history. */
export const interviewEvents = pgTable(
  'interview_events',
  {
    interviewId: uuid('interview_id').notNull(),
    seq: integer('seq').notNull(),
    at: moment('at').notNull(),
    by: text('by').notNull(),
    commandId: uuid('command_id').notNull(),
    /** As text, so that it comes back as it was put in. */
    event: json('event').notNull(),
    /** Length of the event's text. */
    bytes: integer('bytes').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.interviewId, table.seq] })],
)

/** One row that `/readyz` rewrites: only a write shows that writing is possible. */
export const readiness = pgTable('readiness', {
  id: smallint('id').primaryKey(),
  at: moment('at').notNull(),
})
