import type { SignIn } from '@dryrun/shared/api/account.ts'
import { and, desc, eq, gt, inArray, ne } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { sessions } from '../db/tables/people.ts'
import { browserIn } from './browser-name.ts'

/** Who is signed in where. A sign-in that was ended is good for nothing from the next request on. */
export class SignIns {
  readonly #db: Database
  readonly #listeners = new Set<() => void>()

  constructor(db: Database) {
    this.#db = db
  }

  /** Those of one person, the latest used first; `here` is the one by which they ask. */
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

  /** Ends all of somebody's sign-ins, or all but one. */
  async endAll(personId: string, except = ''): Promise<void> {
    await this.#db.delete(sessions).where(and(eq(sessions.userId, personId), ne(sessions.id, except)))
    this.tellEnded()
  }

  /** Those of these sign-ins that no longer hold. */
  async ended(ids: readonly string[]): Promise<string[]> {
    if (!ids.length) return []
    const rows = await this.#db
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(inArray(sessions.id, [...ids]), gt(sessions.expiresAt, new Date())))
    const hold = new Set(rows.map(({ id }) => id))
    return ids.filter((id) => !hold.has(id))
  }

  /** Calls back whenever some were ended by this server; another one's are only found by looking. */
  onEnded(listener: () => void): void {
    this.#listeners.add(listener)
  }

  tellEnded(): void {
    for (const listener of this.#listeners) listener()
  }
}
