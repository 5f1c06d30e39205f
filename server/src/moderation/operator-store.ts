import { and, eq } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { users } from '../db/tables/people.ts'

export class Operators {
  readonly #db: Database
  readonly #addresses: ReadonlySet<string>

  /** `addresses` must be lower case. */
  constructor(db: Database, addresses: readonly string[]) {
    this.#db = db
    this.#addresses = new Set(addresses)
  }

  name(address: string): boolean {
    return this.#addresses.has(address.toLowerCase())
  }

  async include(personId: string): Promise<boolean> {
    if (!this.#addresses.size) return false
    const [found] = await this.#db
      .select({ email: users.email })
      .from(users)
      .where(and(eq(users.id, personId), eq(users.isAnonymous, false), eq(users.emailVerified, true)))
    return found !== undefined && this.name(found.email)
  }
}
