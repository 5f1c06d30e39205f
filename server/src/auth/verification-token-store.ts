import { randomUUID } from 'node:crypto'
import { and, eq, gt, lt } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { verifications } from '../db/tables/people.ts'
import { newToken, tokenHash } from '../interviews/link-token.ts'

const holdMs = { address: 24 * 3_600_000, password: 3_600_000 } as const
type Kind = keyof typeof holdMs

/** Verification tokens, sent by email. Each works once, and only its hash is stored. */
export class VerificationTokens {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  async create(kind: Kind, personId: string, now: number): Promise<string> {
    const token = newToken()
    await this.#db.delete(verifications).where(lt(verifications.expiresAt, new Date(now)))
    await this.#db.insert(verifications).values({
      id: randomUUID(),
      identifier: identifierOf(kind, token),
      value: personId,
      expiresAt: new Date(now + holdMs[kind]),
    })
    return token
  }

  /** Returns the token's owner and leaves it valid. */
  async ownerOf(kind: Kind, token: string, now: number): Promise<string | undefined> {
    const [found] = await this.#db
      .select({ personId: verifications.value })
      .from(verifications)
      .where(and(eq(verifications.identifier, identifierOf(kind, token)), gt(verifications.expiresAt, new Date(now))))
    return found?.personId
  }

  /** Uses the token up and returns its owner; `undefined` when it is used, expired, unknown or for another use. */
  async use(kind: Kind, token: string, now: number): Promise<string | undefined> {
    const [used] = await this.#db
      .delete(verifications)
      .where(and(eq(verifications.identifier, identifierOf(kind, token)), gt(verifications.expiresAt, new Date(now))))
      .returning({ personId: verifications.value })
    return used?.personId
  }

  async forget(personId: string): Promise<void> {
    await this.#db.delete(verifications).where(eq(verifications.value, personId))
  }
}

const identifierOf = (kind: Kind, token: string) => `${kind}:${tokenHash(token)}`
