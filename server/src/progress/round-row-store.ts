import { type Interview, otherPlayer, type Round, turnOf } from '@dryrun/shared/interview/interview.ts'
import type { Player } from '@dryrun/shared/interview/terms.ts'
import { eq, getTableColumns, max, sql } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { interviews } from '../db/tables/interviews.ts'
import { interviewEvents } from '../db/tables/log.ts'
import { interviewRounds } from '../db/tables/progress.ts'
import type { Rooms } from '../room/rooms.ts'
import { roundResults } from './model/round-results.ts'

const PAGE = 100
/** Sorts before every interview id. */
const FIRST = '00000000-0000-0000-0000-000000000000'

type NewRow = typeof interviewRounds.$inferInsert

/**
 * Rows by which rounds are found. They derive from the log, which is committed first, so they may be stale but never
 * wrong. Each row stores the log position it derives from, so that a server with an older state changes nothing.
 */
export class RoundIndex {
  readonly #db: Database
  readonly #rooms: Pick<Rooms, 'peek'>

  constructor(db: Database, rooms: Pick<Rooms, 'peek'>) {
    this.#db = db
    this.#rooms = rooms
  }

  /** The interview must have a row of its own. */
  async write(interviewId: string): Promise<void> {
    // Read before the room's state, so that the state is at least as new.
    const seq = await this.#lengthOf(interviewId)
    const interview = await this.#rooms.peek(interviewId)
    if (!interview?.rounds.length) return
    const rows = interview.rounds.map((round, index) => rowOf(interview, round, { index, seq }))
    await this.#db
      .insert(interviewRounds)
      .values(rows)
      .onConflictDoUpdate({
        target: [interviewRounds.interviewId, interviewRounds.round],
        set: asInserted,
        setWhere: sql`excluded.seq >= ${interviewRounds.seq}`,
      })
  }

  async *behind(): AsyncGenerator<string> {
    for (let after = FIRST; ; ) {
      const ids = await this.#behind(after)
      yield* ids
      if (ids.length < PAGE) return
      after = ids.at(-1) ?? after
    }
  }

  async #behind(after: string): Promise<string[]> {
    const told = sql`coalesce((select max(seq) from ${interviewRounds} where interview_id = ${interviews.id}), 0)`
    const said = sql`coalesce((select max(seq) from ${interviewEvents} where interview_id = ${interviews.id}), 0)`
    const rows = await this.#db
      .select({ id: interviews.id })
      .from(interviews)
      .where(sql`${interviews.id} > ${after} and ${said} > ${told}`)
      .orderBy(interviews.id)
      .limit(PAGE)
    return rows.map(({ id }) => id)
  }

  async #lengthOf(interviewId: string): Promise<number> {
    const [last] = await this.#db
      .select({ seq: max(interviewEvents.seq) })
      .from(interviewEvents)
      .where(eq(interviewEvents.interviewId, interviewId))
    return last?.seq ?? 0
  }
}

const asInserted = Object.fromEntries(
  Object.entries(getTableColumns(interviewRounds)).map(([key, { name }]) => [key, sql.raw(`excluded.${name}`)]),
)

function rowOf(interview: Interview, round: Round, { index, seq }: { index: number; seq: number }): NewRow {
  const sitting = (seat: Player) => interview.people.find((person) => person.seat === seat)?.id ?? null
  return {
    interviewId: interview.id,
    round: index,
    seq,
    packId: interview.pack.id,
    packVersion: interview.pack.version,
    questionId: round.question.id,
    title: round.question.title,
    targetLevel: interview.targetLevel,
    interviewerId: sitting(round.interviewer),
    candidateId: sitting(otherPlayer(round.interviewer)),
    scriptOpen: index <= lastAtHand(interview),
    startedAt: round.startedAt,
    endedAt: round.endedAt,
    unsealedAt: unsealedAt(interview, round),
    results: roundResults(interview, round) ?? null,
  }
}

/** The last round whose script may have been read; an interview may end in the break before one. */
const lastAtHand = (interview: Interview): number =>
  interview.stage === 'ended' ? interview.current + 1 : turnOf(interview)

/** The time of the last feedback form; null while sealed and for a round that was never played. */
function unsealedAt({ sealed, rounds }: Interview, { startedAt }: Round): number | null {
  if (sealed || startedAt === null) return null
  const handedIn = rounds.flatMap(({ handIns: { interviewer, candidate } }) => [
    interviewer?.at ?? 0,
    candidate?.at ?? 0,
  ])
  return Math.max(...handedIn)
}
