import { and, eq } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { users } from '../db/tables/people.ts'

/** Who runs the server, by the addresses that its settings name. */
export class Operators {
  readonly #db: Database
  readonly #addresses: ReadonlySet<string>

  /** `addresses` are in lower case. */
  constructor(db: Database, addresses: readonly string[]) {
    this.#db = db
    this.#addresses = new Set(addresses)
  }

  /** Whether the settings name an address. */
  name(address: string): boolean {
    return this.#addresses.has(address.toLowerCase())
  }

  /** Whether a person is an operator: by an address that was shown to be theirs. */
  async include(personId: string): Promise<boolean> {
    if (!this.#addresses.size) return false
    const [found] = await this.#db
      .select({ email: users.email })
      .from(users)
      .where(and(eq(users.id, personId), eq(users.isAnonymous, false), eq(users.emailVerified, true)))
    return found !== undefined && this.name(found.email)
  }
}
