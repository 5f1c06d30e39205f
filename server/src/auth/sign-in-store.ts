import type { SignIn } from '@dryrun/shared/api/account.ts'
import { and, desc, eq, gt, inArray, ne } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { sessions } from '../db/tables/people.ts'
import { browserIn } from './browser-name.ts'

/** The sign-ins of all people. An ended one is invalid from the next request on. */
export class SignIns {
  readonly #db: Database
  readonly #listeners = new Set<() => void>()

  constructor(db: Database) {
    this.#db = db
  }

  /** Returns a person's sign-ins, the last used first; `here` is the current one. */
  async of(personId: string, here: string): Promise<SignIn[]> {
    const rows = await this.#db
      .select()
      .from(sessions)
      .where(and(eq(sessions.userId, personId), gt(sessions.expiresAt, new Date())))
      .orderBy(desc(sessions.updatedAt))
    return rows.map(({ id, userAgent, createdAt, updatedAt }) => ({
      id,
      here: id === here,
      browser: browserIn(userAgent ?? ''),
      since: createdAt.getTime(),
      seen: updatedAt.getTime(),
    }))
  }

  async endAll(personId: string, except = ''): Promise<void> {
    await this.#db.delete(sessions).where(and(eq(sessions.userId, personId), ne(sessions.id, except)))
    this.tellEnded()
  }

  /** Returns the ids that are no longer valid. */
  async ended(ids: readonly string[]): Promise<string[]> {
    if (!ids.length) return []
    const rows = await this.#db
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(inArray(sessions.id, [...ids]), gt(sessions.expiresAt, new Date())))
    const hold = new Set(rows.map(({ id }) => id))
    return ids.filter((id) => !hold.has(id))
  }

  /** Calls back when this server ends a sign-in; those ended by other servers appear only in `ended`. */
  onEnded(listener: () => void): void {
    this.#listeners.add(listener)
  }

  tellEnded(): void {
    for (const listener of this.#listeners) listener()
  }
}
