import { and, desc, eq, inArray, isNotNull, or, type SQL } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { interviewPeople } from '../db/tables/interviews.ts'
import { interviewRounds, scriptsSeen } from '../db/tables/progress.ts'

/** A question, whatever the version of its pack: `packId/questionId`. */
export type QuestionKey = string

export const questionKey = ({ packId, questionId }: { packId: string; questionId: string }): QuestionKey =>
  `${packId}/${questionId}`

type Known = { personId: string | null; packId: string; questionId: string }

/** What people have to do with questions and with each other, told from the rounds that were held. */
export class Rounds {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** The questions that each of them has been asked, to the end or not. */
  async answered(personIds: readonly string[]): Promise<Map<string, Set<QuestionKey>>> {
    return keysBy(
      personIds,
      await this.#known(interviewRounds.candidateId, personIds, isNotNull(interviewRounds.startedAt)),
    )
  }

  /**
   * The questions whose script each of them has had before their eyes: as interviewer, over an interviewer's shoulder, in
   * a report on their own round, or where it was said that they have seen it.
   */
  async scriptSeen(personIds: readonly string[]): Promise<Map<string, Set<QuestionKey>>> {
    const { interviewerId, candidateId, scriptOpen, unsealedAt } = interviewRounds
    const known = [
      ...(await this.#known(interviewerId, personIds, or(scriptOpen, isNotNull(unsealedAt)))),
      ...(await this.#known(candidateId, personIds, isNotNull(unsealedAt))),
      ...(await this.#seenByShadows(personIds)),
      ...(await this.#marked(personIds)),
    ]
    return keysBy(personIds, known)
  }

  /** Somebody reads a script elsewhere than in an interview. Saying it again changes nothing. */
  async markSeen(personId: string, key: QuestionKey, now: number): Promise<void> {
    const [packId = '', questionId = ''] = key.split('/')
    await this.#db.insert(scriptsSeen).values({ personId, packId, questionId, at: now }).onConflictDoNothing()
  }

  /** With whom each of them played last. Who has never played is not in it. */
  async lastPartner(personIds: readonly string[]): Promise<Map<string, string>> {
    const { interviewerId, candidateId, startedAt } = interviewRounds
    const partners = new Map<string, { id: string; at: number }>()
    for (const [me, other] of [
      [interviewerId, candidateId],
      [candidateId, interviewerId],
    ] as const) {
      const rows = await this.#db
        .selectDistinctOn([me], { me, other, startedAt })
        .from(interviewRounds)
        .where(and(inArray(me, [...personIds]), isNotNull(other), isNotNull(startedAt)))
        .orderBy(me, desc(startedAt))
      for (const row of rows) keepLater(partners, row)
    }
    return new Map([...partners].map(([id, partner]) => [id, partner.id]))
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
    const { packId, questionId, interviewId, scriptOpen } = interviewRounds
    return this.#db
      .selectDistinct({ personId: interviewPeople.personId, packId, questionId })
      .from(interviewPeople)
      .innerJoin(interviewRounds, eq(interviewId, interviewPeople.interviewId))
      .where(and(inArray(interviewPeople.personId, [...personIds]), eq(interviewPeople.seat, 'shadow'), scriptOpen))
  }

  async #marked(personIds: readonly string[]): Promise<Known[]> {
    const { personId, packId, questionId } = scriptsSeen
    return this.#db
      .select({ personId, packId, questionId })
      .from(scriptsSeen)
      .where(inArray(personId, [...personIds]))
  }
}

/** Everybody asked about is in it, if only with nothing. */
function keysBy(personIds: readonly string[], known: readonly Known[]): Map<string, Set<QuestionKey>> {
  const keys = new Map(personIds.map((id) => [id, new Set<QuestionKey>()]))
  for (const each of known) keys.get(each.personId ?? '')?.add(questionKey(each))
  return keys
}

type Met = { me: string | null; other: string | null; startedAt: number | null }

function keepLater(partners: Map<string, { id: string; at: number }>, { me, other, startedAt }: Met): void {
  if (!me || !other || startedAt === null) return
  if ((partners.get(me)?.at ?? 0) < startedAt) partners.set(me, { id: other, at: startedAt })
}
