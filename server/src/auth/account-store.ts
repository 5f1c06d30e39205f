import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { sqlState, UNIQUE_VIOLATION } from '../db/sql-state.ts'
import { accounts, users } from '../db/tables/people.ts'
import { Denied } from '../denied.ts'
import type { Identity } from './identity-store.ts'

export type Applicant = Readonly<{ personId: string | undefined; name: string; email: string; password: string }>
type User = typeof users.$inferSelect
type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** better-auth's name for the password provider. */
const byPassword = 'credential'

/**
 * Accounts with an email address and a password. A guest keeps the id on becoming an account, because every log refers
 * to it.
 */
export class Accounts {
  readonly #db: Database
  readonly #identity: Pick<Identity, 'hash' | 'matches'>

  constructor(db: Database, identity: Pick<Identity, 'hash' | 'matches'>) {
    this.#db = db
    this.#identity = identity
  }

  /**
   * Returns the person's id. Refuses with `conflict` when the address has an account, or when the person is no guest.
   */
  async create(applicant: Applicant): Promise<string> {
    const password = await this.#identity.hash(applicant.password)
    try {
      return await this.#db.transaction(async (transaction) => {
        const userId = await personFor(transaction, applicant)
        const row = { id: randomUUID(), accountId: userId, providerId: byPassword, userId, password }
        await transaction.insert(accounts).values(row)
        return userId
      })
    } catch (error) {
      if (sqlState(error) !== UNIQUE_VIOLATION) throw error
      throw new Denied('conflict', 'This address has an account already. Sign in, or ask for a new password.')
    }
  }

  async of(personId: string): Promise<User | undefined> {
    const [found] = await this.#db.select().from(users).where(eq(users.id, personId))
    return found
  }

  async withAddress(email: string): Promise<User | undefined> {
    const [found] = await this.#db
      .select()
      .from(users)
      .where(and(eq(users.email, email), eq(users.isAnonymous, false)))
    return found
  }

  async hasPassword(personId: string): Promise<boolean> {
    return (await this.#passwordOf(personId)) !== undefined
  }

  async passwordMatches(personId: string, password: string): Promise<boolean> {
    const hash = await this.#passwordOf(personId)
    return hash !== undefined && this.#identity.matches(password, hash)
  }

  /** Adds a password to an account that only has an OAuth provider. */
  async setPassword(userId: string, plain: string): Promise<void> {
    const password = await this.#identity.hash(plain)
    await this.#db.transaction(async (transaction) => {
      await transaction.delete(accounts).where(passwordOf(userId))
      const row = { id: randomUUID(), accountId: userId, providerId: byPassword, userId, password }
      await transaction.insert(accounts).values(row)
    })
  }

  async prove(personId: string): Promise<void> {
    await this.#db.update(users).set({ emailVerified: true }).where(eq(users.id, personId))
  }

  async #passwordOf(personId: string): Promise<string | undefined> {
    const [found] = await this.#db.select({ password: accounts.password }).from(accounts).where(passwordOf(personId))
    return found?.password ?? undefined
  }
}

const passwordOf = (userId: string) => and(eq(accounts.userId, userId), eq(accounts.providerId, byPassword))

async function personFor(transaction: Transaction, { personId, name, email }: Applicant): Promise<string> {
  const row = { name, email, emailVerified: false, isAnonymous: false, updatedAt: new Date() }
  if (!personId) {
    const id = randomUUID()
    await transaction.insert(users).values({ id, ...row })
    return id
  }
  const [became] = await transaction
    .update(users)
    .set(row)
    .where(and(eq(users.id, personId), eq(users.isAnonymous, true)))
    .returning({ id: users.id })
  if (!became) throw new Denied('conflict', 'You have an account already. Sign out first to make another.')
  return became.id
}
