import type { StudyTick } from '@dryrun/shared/api/progress.ts'
import { DimensionId } from '@dryrun/shared/interview/terms.ts'
import { and, desc, eq, inArray, isNotNull, ne, notInArray, or } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { interviewPeople, interviews } from '../db/tables/interviews.ts'
import { interviewRounds, studyTicks } from '../db/tables/progress.ts'
import type { LinkedGuests } from '../people/linked-guest-store.ts'
import type { Scored } from '../report/model/report-previous.ts'
import type { Given } from './model/drift.ts'
import type { HeldRound } from './model/held-round.ts'
import type { Past } from './model/progress.ts'
import { questionKey } from './model/question-key.ts'
import { RoundResults } from './model/round-results.ts'
import type { Ticked } from './model/study-plan.ts'

/** The latest rounds of a person: one a day for half a year. */
const MOST_OWN = 200
const MOST_OTHERS = 1_000

type Selves = Pick<LinkedGuests, 'of' | 'now'>
type Row = typeof interviewRounds.$inferSelect

/** People's past rounds, read for one person. Other interviewers' scores come without the candidate. */
export class PastStore {
  readonly #db: Database
  readonly #selves: Selves

  constructor(db: Database, selves: Selves) {
    this.#db = db
    this.#selves = selves
  }

  async pastOf(me: string): Promise<Past> {
    const selves = await this.#selves.of(me)
    const rows = await this.#rowsOf(selves)
    const names = await this.#partners(selves, rows)
    return {
      me,
      rounds: rows.map((row) => heldBy(selves, row, names)),
      ticks: await this.#ticksOf(me),
      others: await this.#othersOn(selves, rows),
    }
  }

  /** Idempotent. */
  async tick(me: string, { done, ...step }: StudyTick, now: number): Promise<void> {
    if (done) {
      await this.#db
        .insert(studyTicks)
        .values({ personId: me, ...step, at: now })
        .onConflictDoNothing()
      return
    }
    const { personId, interviewId, round, dimension } = studyTicks
    const item = and(eq(interviewId, step.interviewId), eq(round, step.round), eq(dimension, step.dimension))
    await this.#db.delete(studyTicks).where(and(eq(personId, me), item, eq(studyTicks.step, step.step)))
  }

  /** The candidate scores of the person with this seat id in other interviews, the latest. */
  async scoredElsewhere(seatedAs: string, interviewId: string): Promise<Scored[]> {
    const selves = await this.#selves.of(await this.#selves.now(seatedAs))
    const { startedAt, results, candidateId } = interviewRounds
    const rows = await this.#db
      .select({ startedAt, results })
      .from(interviewRounds)
      .where(and(inArray(candidateId, selves), ne(interviewRounds.interviewId, interviewId), isNotNull(results)))
      .orderBy(desc(startedAt))
      .limit(MOST_OWN)
    return rows
      .map((row) => ({ startedAt: row.startedAt ?? 0, levels: RoundResults.parse(row.results).levels }))
      .filter(({ levels }) => Object.keys(levels).length > 0)
  }

  async #rowsOf(selves: string[]): Promise<Titled[]> {
    const { interviewerId, candidateId, startedAt } = interviewRounds
    return this.#db
      .select({ row: interviewRounds, title: interviews.title })
      .from(interviewRounds)
      .innerJoin(interviews, eq(interviews.id, interviewRounds.interviewId))
      .where(and(or(inArray(interviewerId, selves), inArray(candidateId, selves)), isNotNull(startedAt)))
      .orderBy(desc(startedAt))
      .limit(MOST_OWN)
  }

  async #partners(selves: string[], rows: readonly Titled[]): Promise<Map<string, string>> {
    const ids = [...new Set(rows.map(({ row }) => row.interviewId))]
    if (!ids.length) return new Map()
    const { interviewId, personId } = interviewPeople
    const people = await this.#db
      .select()
      .from(interviewPeople)
      .where(and(inArray(interviewId, ids), notInArray(personId, selves)))
    return new Map(people.map((person) => [placeOf(person.interviewId, person.personId), person.name]))
  }

  async #ticksOf(me: string): Promise<Ticked[]> {
    const rows = await this.#db.select().from(studyTicks).where(eq(studyTicks.personId, me))
    return rows.map(({ personId: _, ...tick }) => ({ ...tick, dimension: DimensionId.parse(tick.dimension) }))
  }

  async #othersOn(selves: string[], rows: readonly Titled[]): Promise<Given[]> {
    const asked = rows.map(({ row }) => row).filter((row) => row.results && isOf(selves, row.interviewerId))
    const questions = [...new Map(asked.map((row) => [questionKey(row), row])).values()]
    if (!questions.length) return []
    const { packId, questionId, interviewerId, results, unsealedAt } = interviewRounds
    const theirs = await this.#db
      .select()
      .from(interviewRounds)
      .where(
        and(
          or(...questions.map((row) => and(eq(packId, row.packId), eq(questionId, row.questionId)))),
          notInArray(interviewerId, selves),
          isNotNull(results),
        ),
      )
      .orderBy(desc(unsealedAt))
      .limit(MOST_OTHERS)
    return theirs.flatMap(givenIn)
  }
}

type Titled = Readonly<{ row: Row; title: string }>

const isOf = (selves: readonly string[], id: string | null): boolean => id !== null && selves.includes(id)
const placeOf = (interviewId: string, personId: string | null) => `${interviewId} ${personId}`

function heldBy(selves: readonly string[], { row, title }: Titled, names: ReadonlyMap<string, string>): HeldRound {
  const { interviewId, round, targetLevel, interviewerId, candidateId, startedAt, endedAt, unsealedAt, results } = row
  const asked = isOf(selves, interviewerId)
  return {
    interviewId,
    round,
    title,
    name: row.title,
    question: questionKey(row),
    targetLevel,
    role: asked ? 'interviewer' : 'candidate',
    partner: names.get(placeOf(interviewId, asked ? candidateId : interviewerId)) ?? null,
    startedAt: startedAt ?? 0,
    endedAt,
    isUnsealed: unsealedAt !== null,
    results: results === null ? null : RoundResults.parse(results),
  }
}

function givenIn({ interviewerId, targetLevel, results, ...row }: Row): Given[] {
  const { again, scores } = RoundResults.parse(results)
  return again || !interviewerId ? [] : [{ by: interviewerId, question: questionKey(row), targetLevel, scores }]
}
