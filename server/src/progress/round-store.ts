import { and, desc, eq, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { interviewPeople, interviews } from '../db/tables/interviews.ts'
import { interviewRounds, scriptsSeen } from '../db/tables/progress.ts'
import type { LinkedGuests } from '../people/linked-guest-store.ts'
import { type QuestionKey, questionKey } from './model/question-key.ts'

type Selves = Pick<LinkedGuests, 'ofAll' | 'now'>
type Known = { personId: string | null; packId: string; questionId: string }

export class Rounds {
  readonly #db: Database
  readonly #selves: Selves

  constructor(db: Database, selves: Selves) {
    this.#db = db
    this.#selves = selves
  }

  async answered(personIds: readonly string[]): Promise<Map<string, Set<QuestionKey>>> {
    const whose = await this.#selves.ofAll(personIds)
    const { candidateId, startedAt } = interviewRounds
    return keysBy(whose, await this.#known(candidateId, [...whose.keys()], isNotNull(startedAt)))
  }

  /**
   * The questions whose script each person has seen: as interviewer or shadow, in a report on their own round, or as
   * marked by `markSeen`.
   */
  async scriptSeen(personIds: readonly string[]): Promise<Map<string, Set<QuestionKey>>> {
    const whose = await this.#selves.ofAll(personIds)
    const ids = [...whose.keys()]
    const { interviewerId, candidateId, scriptOpen, unsealedAt } = interviewRounds
    const known = [
      ...(await this.#known(interviewerId, ids, or(scriptOpen, isNotNull(unsealedAt)))),
      ...(await this.#known(candidateId, ids, isNotNull(unsealedAt))),
      ...(await this.#seenByShadows(ids)),
      ...(await this.#marked(ids)),
    ]
    return keysBy(whose, known)
  }

  /** Marks a script as seen outside of interviews. Idempotent. */
  async markSeen(personId: string, key: QuestionKey, now: number): Promise<void> {
    const [packId = '', questionId = ''] = key.split('/')
    await this.#db.insert(scriptsSeen).values({ personId, packId, questionId, at: now }).onConflictDoNothing()
  }

  /** Each person's last partner. People who never played are left out. */
  async lastPartner(personIds: readonly string[]): Promise<Map<string, string>> {
    const whose = await this.#selves.ofAll(personIds)
    const met = await this.#met([...whose.keys()])
    const last = new Map<string, Met>()
    for (const each of met.sort((a, b) => a.at - b.at)) last.set(whose.get(each.me) ?? each.me, each)
    const others = await Promise.all(
      [...last].map(async ([me, { other }]) => [me, await this.#selves.now(other)] as const),
    )
    return new Map(others)
  }

  async #met(ids: readonly string[]): Promise<Met[]> {
    const { interviewerId, candidateId, startedAt } = interviewRounds
    const met: Met[] = []
    for (const [me, other] of [
      [interviewerId, candidateId],
      [candidateId, interviewerId],
    ] as const) {
      const rows = await this.#db
        .selectDistinctOn([me], { me, other, at: startedAt })
        .from(interviewRounds)
        .where(and(inArray(me, [...ids]), isNotNull(other), isNotNull(startedAt)))
        .orderBy(me, desc(startedAt))
      met.push(...rows.map((row) => ({ me: row.me ?? '', other: row.other ?? '', at: row.at ?? 0 })))
    }
    return met
  }

  async #known(
    person: typeof interviewRounds.interviewerId | typeof interviewRounds.candidateId,
    personIds: readonly string[],
    when: SQL | undefined,
  ): Promise<Known[]> {
    const { packId, questionId } = interviewRounds
    return this.#db
      .selectDistinct({ personId: person, packId, questionId })
      .from(interviewRounds)
      .where(and(inArray(person, [...personIds]), when))
  }

  async #seenByShadows(personIds: readonly string[]): Promise<Known[]> {
    const { packId, questionId, interviewId, interviewerId, scriptOpen } = interviewRounds
    const isHosts = eq(interviewerId, interviews.hostId)
    const isTheirs = sql`(${isHosts}) = (coalesce(${interviewPeople.letInBy}, 'host') = 'host')`
    return this.#db
      .selectDistinct({ personId: interviewPeople.personId, packId, questionId })
      .from(interviewPeople)
      .innerJoin(interviewRounds, eq(interviewId, interviewPeople.interviewId))
      .innerJoin(interviews, eq(interviews.id, interviewId))
      .where(
        and(
          inArray(interviewPeople.personId, [...personIds]),
          eq(interviewPeople.seat, 'shadow'),
          scriptOpen,
          isTheirs,
        ),
      )
  }

  async #marked(personIds: readonly string[]): Promise<Known[]> {
    const { personId, packId, questionId } = scriptsSeen
    return this.#db
      .select({ personId, packId, questionId })
      .from(scriptsSeen)
      .where(inArray(personId, [...personIds]))
  }
}

/** Has an entry for every person asked about, empty where nothing is known. */
export function keysBy(whose: ReadonlyMap<string, string>, known: readonly Known[]): Map<string, Set<QuestionKey>> {
  const keys = new Map([...whose.values()].map((id) => [id, new Set<QuestionKey>()]))
  for (const each of known) keys.get(whose.get(each.personId ?? '') ?? '')?.add(questionKey(each))
  return keys
}

type Met = Readonly<{ me: string; other: string; at: number }>
