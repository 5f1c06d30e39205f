import { and, eq, or } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { accounts, users } from '../db/tables/people.ts'

/** Who runs the house, by the addresses that its settings name. */
export class Operators {
  readonly #db: Database
  readonly #addresses: ReadonlySet<string>
  readonly #proven: boolean

  /** `addresses` are in small letters. Where nobody is written to, none can be `proven`. */
  constructor(db: Database, addresses: readonly string[], proven: boolean) {
    this.#db = db
    this.#addresses = new Set(addresses)
    this.#proven = proven
  }

  /** An address counts once it is proven; where that can't be, the one that somebody signs in with by a password does. */
  async include(personId: string): Promise<boolean> {
    if (!this.#addresses.size) return false
    const isTheirs = this.#proven ? undefined : eq(accounts.providerId, 'credential')
    const isProven = or(eq(users.emailVerified, true), isTheirs)
    const [found] = await this.#db
      .select({ email: users.email })
      .from(users)
      .leftJoin(accounts, eq(accounts.userId, users.id))
      .where(and(eq(users.id, personId), eq(users.isAnonymous, false), isProven))
      .limit(1)
    return found !== undefined && this.#addresses.has(found.email.toLowerCase())
  }
}
