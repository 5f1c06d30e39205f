import { boolean, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'
import { interviewId } from './interviews.ts'
import { ownerId } from './people.ts'

/** Rounds of all interviews, an index derived from the logs. */
export const interviewRounds = pgTable(
  'interview_rounds',
  {
    interviewId: interviewId(),
    round: smallint('round').notNull(),
    /** Log position that the row reflects at least. */
    seq: integer('seq').notNull(),
    packId: text('pack_id').notNull(),
    packVersion: integer('pack_version').notNull(),
    questionId: text('question_id').notNull(),
    title: text('title').notNull(),
    targetLevel: text('target_level', { enum: ['mid', 'senior', 'staff'] }).notNull(),
    interviewerId: text('interviewer_id'),
    candidateId: text('candidate_id'),
    /** Whether the interviewer has had access to the script. */
    scriptOpen: boolean('script_open').notNull(),
    startedAt: moment('started_at'),
    endedAt: moment('ended_at'),
    unsealedAt: moment('unsealed_at'),
    /** Scores, call and rating. Null until the seal breaks, so that the table cannot reveal them early. */
    results: jsonb('results'),
  },
  (table) => [
    primaryKey({ columns: [table.interviewId, table.round] }),
    index('interview_rounds_interviewer_id').on(table.interviewerId),
    index('interview_rounds_candidate_id').on(table.candidateId),
    index('interview_rounds_question').on(table.packId, table.questionId),
  ],
)

export const scriptsSeen = pgTable(
  'scripts_seen',
  {
    personId: ownerId(),
    packId: text('pack_id').notNull(),
    questionId: text('question_id').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.packId, table.questionId] })],
)

export const studyTicks = pgTable(
  'study_ticks',
  {
    personId: ownerId(),
    interviewId: uuid('interview_id').notNull(),
    round: smallint('round').notNull(),
    dimension: text('dimension').notNull(),
    step: smallint('step').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.interviewId, table.round, table.dimension, table.step] })],
)
