import { bigint, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, moment } from './columns.ts'
import { interviewId } from './interviews.ts'

/**
 * The stored takes, with sums over their chunks, so that lists and quotas need not read these. A deleted take keeps its
 * row, so that a late chunk cannot bring it back.
 */
export const voices = pgTable(
  'voices',
  {
    take: uuid('take').primaryKey(),
    interviewId: interviewId(),
    personId: text('person_id').notNull(),
    kind: text('kind', { enum: ['audio/webm', 'audio/mp4'] }).notNull(),
    createdAt: moment('created_at').notNull(),
    /** Earliest arrival of a chunk less the media time of its end: later chunks were delayed on their way. */
    startedAt: moment('started_at').notNull(),
    /** Media time of the last chunk's end, in milliseconds. */
    ms: integer('ms').notNull(),
    /** What the chunks count towards the quota. */
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    deletedAt: moment('deleted_at'),
  },
  (table) => [
    index('voices_interview_id').on(table.interviewId),
    index('voices_person_id').on(table.personId),
    index('voices_created_at').on(table.createdAt),
  ],
)

/** Chunks in the order of `n`, from 0. `at` is their arrival, `end_ms` the media time of their end. */
export const voiceChunks = pgTable(
  'voice_chunks',
  {
    take: uuid('take')
      .notNull()
      .references(() => voices.take, { onDelete: 'cascade' }),
    n: integer('n').notNull(),
    at: moment('at').notNull(),
    endMs: integer('end_ms').notNull(),
    bytes: bytea('bytes').notNull(),
    /** Loudness, a byte per 100 ms. */
    levels: bytea('levels').notNull(),
  },
  (table) => [primaryKey({ columns: [table.take, table.n] })],
)
