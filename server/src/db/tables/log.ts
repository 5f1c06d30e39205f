import { integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
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
    event: jsonb('event').notNull(),
  },
  (table) => [primaryKey({ columns: [table.interviewId, table.seq] })],
)

/** One row that `/readyz` rewrites: only a write shows that writing is possible. */
export const readiness = pgTable('readiness', {
  id: smallint('id').primaryKey(),
  at: moment('at').notNull(),
})
