import { integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'
import { interviewId } from './interviews.ts'
import { ownerId } from './people.ts'

/** A round that others may score blind once both of its players agree. Its id says nothing of the interview. */
export const calibrations = pgTable(
  'calibrations',
  {
    id: uuid('id').primaryKey(),
    interviewId: interviewId(),
    round: integer('round').notNull(),
    /** Which question it is, as `pack/question`: whoever has read its script can't be asked it any more. */
    questionKey: text('question_key').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [unique('calibrations_round').on(table.interviewId, table.round)],
)

/** The calibration that a row belongs to and goes with. */
const calibrationId = () =>
  uuid('calibration_id')
    .notNull()
    .references(() => calibrations.id, { onDelete: 'cascade' })

/** Who of its players agrees; without both nobody sees it. */
export const calibrationConsents = pgTable(
  'calibration_consents',
  { calibrationId: calibrationId(), personId: ownerId(), at: moment('at').notNull() },
  (table) => [primaryKey({ columns: [table.calibrationId, table.personId] })],
)

/** Who has opened it, and with it the script, and what they scored. A score handed in never changes. */
export const blindScores = pgTable(
  'blind_scores',
  {
    calibrationId: calibrationId(),
    personId: ownerId(),
    openedAt: moment('opened_at').notNull(),
    /** A level for each dimension; nothing before it is handed in. */
    levels: jsonb('levels'),
    handedInAt: moment('handed_in_at'),
  },
  (table) => [primaryKey({ columns: [table.calibrationId, table.personId] })],
)
