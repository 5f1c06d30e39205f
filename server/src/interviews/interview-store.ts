import type { InterviewSummary } from '@dryrun/shared/api/interviews.ts'
import type { Interview, Person } from '@dryrun/shared/interview/interview.ts'
import type { Seat } from '@dryrun/shared/interview/terms.ts'
import { and, asc, count, countDistinct, desc, eq, gt, inArray, lt, ne } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { interviewPeople, interviews } from '../db/tables/interviews.ts'
import { isAnySelf } from '../people/linked-guest-store.ts'
import type { Rooms } from '../room/rooms.ts'

const mostListed = 100

/** Sorts before every interview id. */
const FIRST = '00000000-0000-0000-0000-000000000000'

type Row = typeof interviews.$inferSelect
/** `personId` is the id of the seat, which may be that of a linked guest. */
export type Membership = Readonly<{ row: Row; seat: Seat; personId: string }>

/**
 * The rows by which interviews are found. They derive from the log, which is committed first, so writing them again is
 * harmless: a crash in between leaves them stale, and the next claim, event or return of the database refreshes them.
 */
export class InterviewIndex {
  readonly #db: Database
  readonly #rooms: Pick<Rooms, 'peek' | 'isOpen' | 'opening'>
  readonly #followers: ((interviewId: string) => Promise<void>)[] = []
  #turn: Promise<unknown> = Promise.resolve()

  constructor(db: Database, rooms: Pick<Rooms, 'peek' | 'isOpen' | 'opening'>) {
    this.#db = db
    this.#rooms = rooms
  }

  /** Calls `write` after each write of an interview's rows. Where it rejects, the whole write counts as failed. */
  follow(write: (interviewId: string) => Promise<void>): void {
    this.#followers.push(write)
  }

  /**
   * Writes the room's current state. Writes run one after the other, so that an older state never overwrites a newer
   * one.
   */
  write(interviewId: string, now: number): Promise<void> {
    const written = this.#turn.then(async () => {
      const interview = await this.#rooms.peek(interviewId)
      if (!interview) return
      await this.#write(interview, now)
      for (const write of this.#followers) await write(interviewId)
    })
    this.#turn = written.catch(() => undefined)
    return written
  }

  /**
   * The interview, if the person has a seat in it. Undefined otherwise, so that outsiders cannot learn whether it
   * exists.
   */
  async membership(interviewId: string, personId: string): Promise<Membership | undefined> {
    const [found] = await this.#db
      .select({ row: interviews, seat: interviewPeople.seat, personId: interviewPeople.personId })
      .from(interviewPeople)
      .innerJoin(interviews, eq(interviews.id, interviewPeople.interviewId))
      .where(and(eq(interviewPeople.interviewId, interviewId), isAnySelf(interviewPeople.personId, personId)))
      .orderBy(asc(interviewPeople.joinedAt))
    return found
  }

  /** The person's interviews, the latest first, at most `mostListed`. */
  async listFor(personId: string): Promise<InterviewSummary[]> {
    const mine = await this.#db
      .select({ row: interviews, seat: interviewPeople.seat })
      .from(interviewPeople)
      .innerJoin(interviews, eq(interviews.id, interviewPeople.interviewId))
      .where(isAnySelf(interviewPeople.personId, personId))
      .orderBy(desc(interviews.createdAt))
      .limit(mostListed)
    const people = await this.#peopleOf(mine.map(({ row }) => row.id))
    return mine.map(({ row, seat }) =>
      summaryOf(
        row,
        seat,
        people.filter(({ interviewId }) => interviewId === row.id),
      ),
    )
  }

  /** All seats of a person and their linked guests, page by page. */
  async *seatsOf(personId: string): AsyncGenerator<{ id: string; personId: string }> {
    for (let after = FIRST; ; ) {
      const rows = await this.#db
        .select({ id: interviewPeople.interviewId, personId: interviewPeople.personId })
        .from(interviewPeople)
        .where(and(isAnySelf(interviewPeople.personId, personId), gt(interviewPeople.interviewId, after)))
        .orderBy(asc(interviewPeople.interviewId))
        .limit(mostListed)
      yield* rows
      if (rows.length < mostListed) return
      after = rows.at(-1)?.id ?? after
    }
  }

  async countFor(personId: string): Promise<number> {
    const [found] = await this.#db
      .select({ interviews: countDistinct(interviewPeople.interviewId) })
      .from(interviewPeople)
      .where(isAnySelf(interviewPeople.personId, personId))
    return found?.interviews ?? 0
  }

  async countOpen(hostId: string, since: number): Promise<number> {
    const [found] = await this.#db
      .select({ count: count() })
      .from(interviews)
      .where(and(isAnySelf(interviews.hostId, hostId), ne(interviews.stage, 'ended'), gt(interviews.createdAt, since)))
    return found?.count ?? 0
  }

  async lobbiesBefore(createdAt: number): Promise<string[]> {
    const rows = await this.#db
      .select({ id: interviews.id })
      .from(interviews)
      .where(and(eq(interviews.stage, 'lobby'), lt(interviews.createdAt, createdAt)))
      .limit(mostListed)
    return rows.map(({ id }) => id)
  }

  /** A summary from the room's current state instead of the stored row. */
  async summary({ row, seat }: Pick<Membership, 'row' | 'seat'>): Promise<InterviewSummary> {
    const interview = await this.#rooms.peek(row.id)
    return summaryOf({ ...row, stage: interview?.stage ?? row.stage }, seat, interview?.people ?? [])
  }

  /**
   * The part of an interview that a link may show. Reads at most the first log entry, since anyone with the link may
   * ask.
   */
  async outline(interviewId: string): Promise<Interview | undefined> {
    if (this.#rooms.isOpen(interviewId)) return this.#rooms.peek(interviewId)
    const [row] = await this.#db.select().from(interviews).where(eq(interviews.id, interviewId))
    const opening = row && (await this.#rooms.opening(interviewId))
    if (!opening) return undefined
    const people = await this.#peopleOf([interviewId])
    return { ...opening, stage: row.stage, people: people.map(personIn) }
  }

  async #peopleOf(ids: readonly string[]): Promise<(typeof interviewPeople.$inferSelect)[]> {
    if (!ids.length) return []
    return this.#db
      .select()
      .from(interviewPeople)
      .where(inArray(interviewPeople.interviewId, [...ids]))
      .orderBy(asc(interviewPeople.joinedAt))
  }

  async #write({ id, title, stage, people }: Interview, now: number): Promise<void> {
    const hostId = people.find(({ seat }) => seat === 'host')?.id ?? ''
    await this.#db
      .insert(interviews)
      .values({ id, title, hostId, stage, createdAt: now })
      .onConflictDoUpdate({ target: interviews.id, set: { stage } })
    const rows = people.map((person) => ({ interviewId: id, ...seatOf(person), joinedAt: now }))
    if (rows.length) await this.#db.insert(interviewPeople).values(rows).onConflictDoNothing()
  }
}

const placeOf = ({ name, seat }: Pick<Person, 'name' | 'seat'>) => ({ name, seat })
const seatOf = ({ id, letInBy, ...person }: Person) => ({ personId: id, ...placeOf(person), letInBy: letInBy ?? null })

const summaryOf = (
  { id, title, stage, createdAt }: Row,
  seat: Seat,
  people: readonly Pick<Person, 'name' | 'seat'>[],
): InterviewSummary => ({ id, title, stage, seat, createdAt, people: people.map(placeOf) })

const personIn = ({ personId, name, seat, letInBy }: typeof interviewPeople.$inferSelect): Person => ({
  id: personId,
  name,
  seat,
  ...(letInBy && { letInBy }),
})
