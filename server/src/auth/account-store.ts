import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { sqlState, UNIQUE_VIOLATION } from '../db/sql-state.ts'
import { accounts, users } from '../db/tables/people.ts'
import { Problem } from '../errors.ts'
import type { Identity } from './identity-store.ts'

/** Somebody who wants an account; `personId` is that of the guest they have been so far. */
export type Applicant = Readonly<{ personId: string | undefined; name: string; email: string; password: string }>
type User = typeof users.$inferSelect
type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** How the library calls the way in with a password. */
const byPassword = 'credential'

/**
 * Accounts with an address and a password. A guest becomes one under the id they have: it is in every log as who did what,
 * so nothing of theirs has to be moved and nothing can be lost on the way.
 */
export class Accounts {
  readonly #db: Database
  readonly #identity: Pick<Identity, 'hash' | 'matches'>

  constructor(db: Database, identity: Pick<Identity, 'hash' | 'matches'>) {
    this.#db = db
    this.#identity = identity
  }

  /** Answers with the person's id. Refuses an address that somebody has, and whoever is no guest any more. */
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
      throw new Problem('conflict', 'This address has an account already. Sign in, or ask for a new password.')
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

  /** Also for somebody who has come in by another service so far: from now on the password lets them in as well. */
  async setPassword(userId: string, plain: string): Promise<void> {
    const password = await this.#identity.hash(plain)
    await this.#db.transaction(async (transaction) => {
      await transaction.delete(accounts).where(passwordOf(userId))
      const row = { id: randomUUID(), accountId: userId, providerId: byPassword, userId, password }
      await transaction.insert(accounts).values(row)
    })
  }

  /** The address was shown to be theirs. */
  async prove(personId: string): Promise<void> {
    await this.#db.update(users).set({ emailVerified: true }).where(eq(users.id, personId))
  }

  async #passwordOf(personId: string): Promise<string | undefined> {
    const [found] = await this.#db.select({ password: accounts.password }).from(accounts).where(passwordOf(personId))
    return found?.password ?? undefined
  }
}

const passwordOf = (userId: string) => and(eq(accounts.userId, userId), eq(accounts.providerId, byPassword))

/** The row of whoever gets the account: the guest's own, or a new one. */
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
  if (!became) throw new Problem('conflict', 'You have an account already. Sign out first to make another.')
  return became.id
}
