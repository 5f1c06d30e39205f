import { and, eq, inArray, isNotNull, isNull, ne, or, type SQL } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { interviewPeople, interviews } from '../db/tables/interviews.ts'
import { interviewRounds } from '../db/tables/progress.ts'
import type { LinkedGuests } from '../people/linked-guest-store.ts'
import type { QuestionKey } from './model/question-key.ts'
import { keysBy } from './round-store.ts'

type Keys = Map<string, Set<QuestionKey>>

/** The questions held for people, from the rows of rounds. A stale row holds its question longer. */
export class HeldQuestions {
  readonly #db: Database
  readonly #selves: Pick<LinkedGuests, 'ofAll'>

  constructor(db: Database, selves: Pick<LinkedGuests, 'ofAll'>) {
    this.#db = db
    this.#selves = selves
  }

  /**
   * The questions that each person answers, or may answer after a swap, in an interview whose results are sealed; of
   * ended interviews, played rounds alone. `except` is an interview to ignore.
   */
  async heldBy(personIds: readonly string[], except?: string): Promise<Keys> {
    const whose = await this.#selves.ofAll(personIds)
    const ids = [...whose.keys()]
    const { candidateId, interviewerId, scriptOpen } = interviewRounds
    const answers = await this.#rounds(candidateId, inArray(candidateId, ids), except)
    const mayAnswer = and(inArray(interviewerId, ids), eq(scriptOpen, false))
    return keysBy(whose, [...answers, ...(await this.#rounds(interviewerId, mayAnswer, except))])
  }

  async watchedBy(personIds: readonly string[]): Promise<Keys> {
    const whose = await this.#selves.ofAll(personIds)
    const { packId, questionId, interviewId } = interviewRounds
    const watched = await this.#db
      .selectDistinct({ personId: interviewPeople.personId, packId, questionId })
      .from(interviewPeople)
      .innerJoin(interviews, eq(interviews.id, interviewPeople.interviewId))
      .innerJoin(interviewRounds, eq(interviewId, interviews.id))
      .where(
        and(
          inArray(interviewPeople.personId, [...whose.keys()]),
          inArray(interviewPeople.seat, ['shadow', 'audience']),
          ne(interviews.stage, 'ended'),
        ),
      )
    return keysBy(whose, watched)
  }

  #rounds(
    personId: typeof interviewRounds.interviewerId | typeof interviewRounds.candidateId,
    whose: SQL | undefined,
    except: string | undefined,
  ) {
    const { packId, questionId, interviewId, unsealedAt, startedAt } = interviewRounds
    const isComing = or(ne(interviews.stage, 'ended'), isNotNull(startedAt))
    const counts = except === undefined ? undefined : ne(interviewId, except)
    return this.#db
      .selectDistinct({ personId, packId, questionId })
      .from(interviewRounds)
      .innerJoin(interviews, eq(interviews.id, interviewId))
      .where(and(whose, isNull(unsealedAt), isComing, counts))
  }
}
