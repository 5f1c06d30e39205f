import { randomUUID } from 'node:crypto'
import { BlindScores } from '@dryrun/shared/api/calibration.ts'
import { and, asc, count, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { blindScores, calibrationConsents, calibrations } from '../db/tables/calibration.ts'
import type { Levels } from './model/agreement.ts'

type Place = Readonly<{ interviewId: string; round: number }>
type Offer = Place & Readonly<{ personId: string; questionKey: string }>
export type CalibrationRow = typeof calibrations.$inferSelect
/** A person's part in a calibration; undefined before they open it. */
type Own = Readonly<{ openedAt: number; levels: Levels | null }> | undefined

export class CalibrationStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Records one player's consent and returns the calibration's id. Idempotent. */
  async agree({ interviewId, round, personId, questionKey }: Offer, now: number): Promise<string> {
    await this.#db
      .insert(calibrations)
      .values({ id: randomUUID(), interviewId, round, questionKey, createdAt: now })
      .onConflictDoNothing()
    const [made] = await this.#db
      .select({ id: calibrations.id })
      .from(calibrations)
      .where(and(eq(calibrations.interviewId, interviewId), eq(calibrations.round, round)))
    if (!made) throw new Error('a calibration that was just made is gone')
    await this.#db
      .insert(calibrationConsents)
      .values({ calibrationId: made.id, personId, at: now })
      .onConflictDoNothing()
    return made.id
  }

  async withdraw({ interviewId, round, personId }: Place & { personId: string }): Promise<void> {
    await this.#db.execute(sql`
      delete from ${calibrationConsents} where user_id = ${personId} and calibration_id in (
        select id from ${calibrations} where interview_id = ${interviewId} and round = ${round})`)
  }

  /** The consents to each offered round of an interview, and the number of people who scored it. */
  async offersOf(interviewId: string): Promise<{ round: number; agreed: string[]; scored: number }[]> {
    const rows = await this.#db
      .select({ id: calibrations.id, round: calibrations.round, personId: calibrationConsents.personId })
      .from(calibrations)
      .leftJoin(calibrationConsents, eq(calibrationConsents.calibrationId, calibrations.id))
      .where(eq(calibrations.interviewId, interviewId))
    const scored = await this.scorersOf([...new Set(rows.map(({ id }) => id))])
    return [...new Set(rows.map(({ round }) => round))].map((round) => {
      const ofRound = rows.filter((row) => row.round === round)
      return {
        round,
        agreed: ofRound.flatMap(({ personId }) => personId ?? []),
        scored: scored.get(ofRound[0]?.id ?? '') ?? 0,
      }
    })
  }

  /** Finds a calibration to which both players consent. */
  async find(id: string): Promise<CalibrationRow | undefined> {
    const [found] = await this.#db
      .select()
      .from(calibrations)
      .where(and(eq(calibrations.id, id), bothAgree))
    return found
  }

  /** Idempotent. */
  async open(calibrationId: string, personId: string, now: number): Promise<void> {
    await this.#db.insert(blindScores).values({ calibrationId, personId, openedAt: now }).onConflictDoNothing()
  }

  async own(calibrationId: string, personId: string): Promise<Own> {
    const [found] = await this.#db
      .select({ openedAt: blindScores.openedAt, levels: blindScores.levels })
      .from(blindScores)
      .where(and(eq(blindScores.calibrationId, calibrationId), eq(blindScores.personId, personId)))
    return found && { openedAt: found.openedAt, levels: found.levels ? BlindScores.parse(found.levels) : null }
  }

  /** Returns whether these are the person's first scores, since submitted scores never change. */
  async handIn(calibrationId: string, personId: string, levels: Levels, now: number): Promise<boolean> {
    const handedIn = await this.#db
      .update(blindScores)
      .set({ levels, handedInAt: now })
      .where(
        and(
          eq(blindScores.calibrationId, calibrationId),
          eq(blindScores.personId, personId),
          isNull(blindScores.handedInAt),
        ),
      )
      .returning({ id: blindScores.calibrationId })
    return handedIn.length > 0
  }

  async scores(): Promise<Map<string, Levels[]>> {
    const rows = await this.#db
      .select({ id: blindScores.calibrationId, levels: blindScores.levels })
      .from(blindScores)
      .innerJoin(calibrations, eq(calibrations.id, blindScores.calibrationId))
      .where(and(isNotNull(blindScores.handedInAt), bothAgree))
      .orderBy(asc(blindScores.handedInAt))
    const byId = new Map<string, Levels[]>()
    for (const { id, levels } of rows) byId.set(id, [...(byId.get(id) ?? []), BlindScores.parse(levels)])
    return byId
  }

  /** The number of people who scored each calibration, without those that have no scores. */
  async scorersOf(ids: readonly string[]): Promise<Map<string, number>> {
    if (!ids.length) return new Map()
    const rows = await this.#db
      .select({ id: blindScores.calibrationId, scored: count() })
      .from(blindScores)
      .where(and(isNotNull(blindScores.handedInAt), sql`${blindScores.calibrationId} in ${[...ids]}`))
      .groupBy(blindScores.calibrationId)
    return new Map(rows.map(({ id, scored }) => [id, scored]))
  }
}

/** Both players consent. Each player consents at most once, and other people cannot. */
export const bothAgree = sql`(
  select count(*) from ${calibrationConsents} where ${calibrationConsents.calibrationId} = ${calibrations.id}
) = 2`
