import { and, eq, inArray, notInArray } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { personColumns } from '../db/person-columns.ts'
import { interviewPeople, interviews } from '../db/tables/interviews.ts'
import { users, verifications } from '../db/tables/people.ts'
import { dropLog, renameInLogs } from '../log/erase.ts'

/** What others read where somebody has deleted themselves. */
const nobody = 'Someone who has left'

type Ports = Readonly<{
  db: Database
  selvesOf: (personId: string) => Promise<string[]>
  /** Forgets what is held in memory of an interview, so that it is read anew. */
  forget: (interviewId: string) => Promise<void>
}>

/**
 * Somebody deletes what is theirs. Interviews that nobody else sits in go, with all that belongs to them. Those that
 * somebody else sits in are the other's too: they stay as they were, under a name that says nothing. Each step may be done
 * again, and the person's own row goes last: where one fails, they are still there to ask once more.
 */
export class Departures {
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

  /** Those in which somebody sits who has not left too. */
  async #withOthers(ids: string[], selves: string[]): Promise<string[]> {
    if (!ids.length) return []
    const rows = await this.#ports.db
      .selectDistinct({ id: interviewPeople.interviewId })
      .from(interviewPeople)
      .innerJoin(users, eq(users.id, interviewPeople.personId))
      .where(and(inArray(interviewPeople.interviewId, ids), notInArray(interviewPeople.personId, selves)))
    return rows.map(({ id }) => id)
  }

  /** A room that is open would go on writing: it is closed before, and again for who came back meanwhile. */
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
