import { integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'
import { interviewId } from './interviews.ts'
import { ownerId } from './people.ts'

/** A round offered for blind scoring once both players consent. Its random id reveals nothing about the interview. */
export const calibrations = pgTable(
  'calibrations',
  {
    id: uuid('id').primaryKey(),
    interviewId: interviewId(),
    round: integer('round').notNull(),
    /** `pack/question`; people who read the script cannot be asked this question any more. */
    questionKey: text('question_key').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [unique('calibrations_round').on(table.interviewId, table.round)],
)

const calibrationId = () =>
  uuid('calibration_id')
    .notNull()
    .references(() => calibrations.id, { onDelete: 'cascade' })

/** One row per consenting player; the calibration is visible once both exist. */
export const calibrationConsents = pgTable(
  'calibration_consents',
  { calibrationId: calibrationId(), personId: ownerId(), at: moment('at').notNull() },
  (table) => [primaryKey({ columns: [table.calibrationId, table.personId] })],
)

/** One row per person who opened the calibration, and so its script. Submitted scores never change. */
export const blindScores = pgTable(
  'blind_scores',
  {
    calibrationId: calibrationId(),
    personId: ownerId(),
    openedAt: moment('opened_at').notNull(),
    /** A level per dimension; null until submitted. */
    levels: jsonb('levels'),
    handedInAt: moment('handed_in_at'),
  },
  (table) => [primaryKey({ columns: [table.calibrationId, table.personId] })],
)
