import type { Calibration } from '@dryrun/shared/api/calibration.ts'
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { blindScores, calibrations } from '../db/tables/calibration.ts'
import { interviewPeople } from '../db/tables/interviews.ts'
import { interviewRounds } from '../db/tables/progress.ts'
import type { QuestionKey } from '../progress/model/question-key.ts'
import { RoundResults } from '../progress/model/round-results.ts'
import { bothAgree, type CalibrationStore } from './calibration-store.ts'
import type { BlindRound, Levels } from './model/agreement.ts'

const mostListed = 100

/** The rounds open to blind scoring. Reads the rows of rounds and no event logs. */
export class CalibrationList {
  readonly #db: Database
  readonly #store: CalibrationStore

  constructor(db: Database, store: CalibrationStore) {
    this.#db = db
    this.#store = store
  }

  /**
   * Calibrations that a person may score or has scored, the oldest first, without those of their own interviews.
   * `maySee` filters by question.
   */
  async listFor(personId: string, maySee: (key: QuestionKey) => boolean): Promise<Calibration[]> {
    const { title, targetLevel, results } = interviewRounds
    const isMine = sql`exists (
      select 1 from ${interviewPeople}
      where ${interviewPeople.interviewId} = ${calibrations.interviewId} and ${interviewPeople.personId} = ${personId}
    )`
    const rows = await this.#db
      .select({ id: calibrations.id, questionKey: calibrations.questionKey, title, targetLevel, results, ...own })
      .from(calibrations)
      .innerJoin(interviewRounds, itsRound)
      .leftJoin(blindScores, and(eq(blindScores.calibrationId, calibrations.id), eq(blindScores.personId, personId)))
      .where(and(bothAgree, isNotNull(results), sql`not ${isMine}`))
      .orderBy(sql`${blindScores.handedInAt} is not null`, asc(calibrations.createdAt))
      .limit(mostListed)
    const open = rows.filter(({ questionKey }) => maySee(questionKey))
    const scored = await this.#store.scorersOf(open.map(({ id }) => id))
    return open.map((row) => ({
      id: row.id,
      title: row.title,
      targetLevel: row.targetLevel,
      length: RoundResults.parse(row.results).length,
      state: row.openedAt === null ? 'new' : row.handedInAt === null ? 'opened' : 'done',
      scored: scored.get(row.id) ?? 0,
    }))
  }

  /** The scores of every round that has blind scores, by calibration id, on the seven dimensions. */
  async allScored(): Promise<Map<string, BlindRound>> {
    const scores = await this.#store.scores()
    const rows = await this.#db
      .select({ id: calibrations.id, results: interviewRounds.results })
      .from(calibrations)
      .innerJoin(interviewRounds, itsRound)
      .where(and(bothAgree, isNotNull(interviewRounds.results)))
    const all = new Map<string, BlindRound>()
    for (const { id, results } of rows) {
      const blind = scores.get(id)
      if (blind) all.set(id, { interviewers: levelsIn(RoundResults.parse(results)), blind })
    }
    return all
  }
}

const own = { openedAt: blindScores.openedAt, handedInAt: blindScores.handedInAt }

const itsRound = and(
  eq(interviewRounds.interviewId, calibrations.interviewId),
  eq(interviewRounds.round, calibrations.round),
)

const levelsIn = ({ scores }: RoundResults): Levels =>
  Object.fromEntries(scores.flatMap(({ dimension, level }) => (level ? [[dimension, level]] : [])))
