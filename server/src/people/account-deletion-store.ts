import { and, eq, inArray, notInArray } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { personColumns } from '../db/person-columns.ts'
import { interviewPeople, interviews } from '../db/tables/interviews.ts'
import { users, verifications } from '../db/tables/people.ts'
import { dropLog, renameInLogs } from '../log/erase.ts'

const nobody = 'Someone who has left'

type Ports = Readonly<{
  db: Database
  selvesOf: (personId: string) => Promise<string[]>
  /** Drops the interview's cached state, so that it is read again. */
  forget: (interviewId: string) => Promise<void>
}>

/**
 * Deletes an account. Interviews without other participants are deleted, shared ones stay under a placeholder name.
 * Each step is repeatable and the person's row goes last, so that a failed deletion can be retried.
 */
export class AccountDeletions {
  readonly #ports: Ports

  constructor(ports: Ports) {
    this.#ports = ports
  }

  async leave(personId: string): Promise<void> {
    const { selvesOf, forget } = this.#ports
    const selves = await selvesOf(personId)
    const mine = await this.#interviewsOf(selves)
    const shared = await this.#withOthers(mine, selves)
    const alone = mine.filter((id) => !shared.includes(id))
    for (const id of alone) await this.#drop(id)
    await this.#remove(selves, shared)
    for (const id of mine) await forget(id)
  }

  async #interviewsOf(selves: string[]): Promise<string[]> {
    const rows = await this.#ports.db
      .selectDistinct({ id: interviewPeople.interviewId })
      .from(interviewPeople)
      .where(inArray(interviewPeople.personId, selves))
    return rows.map(({ id }) => id)
  }

  async #withOthers(ids: string[], selves: string[]): Promise<string[]> {
    if (!ids.length) return []
    const rows = await this.#ports.db
      .selectDistinct({ id: interviewPeople.interviewId })
      .from(interviewPeople)
      .innerJoin(users, eq(users.id, interviewPeople.personId))
      .where(and(inArray(interviewPeople.interviewId, ids), notInArray(interviewPeople.personId, selves)))
    return rows.map(({ id }) => id)
  }

  /**
   * The room is closed before, since an open one would keep writing, and again after, in case a client reconnected
   * meanwhile.
   */
  async #drop(id: string): Promise<void> {
    await this.#ports.forget(id)
    await this.#ports.db.transaction(async (transaction) => {
      await dropLog(transaction, id)
      await transaction.delete(interviews).where(eq(interviews.id, id))
    })
    await this.#ports.forget(id)
  }

  async #remove(selves: string[], shared: string[]): Promise<void> {
    await this.#ports.db.transaction(async (transaction) => {
      await renameInLogs(transaction, { personIds: selves, interviewIds: shared, name: nobody })
      await transaction.update(interviewPeople).set({ name: nobody }).where(inArray(interviewPeople.personId, selves))
      for (const { column, leaving } of personColumns)
        if (leaving === 'goes') await transaction.delete(column.table).where(inArray(column, selves))
      await transaction.delete(verifications).where(inArray(verifications.value, selves))
      await transaction.delete(users).where(inArray(users.id, selves))
    })
  }
}
