import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { blocks } from '../db/tables/moderation.ts'
import { users } from '../db/tables/people.ts'
import { Denied } from '../denied.ts'

const MOST = 500

type NewBlock = Readonly<{ by: string; blocked: string; name: string }>

/** Blocks between people. The blocked person never learns of it. */
export class BlockStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Idempotent. Refuses with `quota` when the person has blocked too many. */
  async put(block: NewBlock, now: number): Promise<void> {
    await this.#db.transaction(async (transaction) => {
      await transaction.select({ id: users.id }).from(users).where(eq(users.id, block.by)).for('update')
      if ((await transaction.$count(blocks, eq(blocks.by, block.by))) >= MOST)
        throw new Denied('quota', `You have blocked ${MOST} people. Take back one of them first.`)
      await transaction
        .insert(blocks)
        .values({ ...block, createdAt: now })
        .onConflictDoNothing()
    })
  }

  async remove(by: string, blocked: string): Promise<boolean> {
    const gone = await this.#db
      .delete(blocks)
      .where(and(eq(blocks.by, by), eq(blocks.blocked, blocked)))
      .returning({ blocked: blocks.blocked })
    return gone.length > 0
  }

  /** The latest first. */
  async list(by: string): Promise<{ id: string; name: string; createdAt: number }[]> {
    return this.#db
      .select({ id: blocks.blocked, name: blocks.name, createdAt: blocks.createdAt })
      .from(blocks)
      .where(eq(blocks.by, by))
      .orderBy(desc(blocks.createdAt))
  }

  /** The pairs among these people with a block in either direction. The order in a pair hides who blocked. */
  async among(ids: readonly string[]): Promise<[string, string][]> {
    if (!ids.length) return []
    const rows = await this.#db
      .select({ by: blocks.by, blocked: blocks.blocked })
      .from(blocks)
      .where(and(inArray(blocks.by, [...ids]), inArray(blocks.blocked, [...ids])))
    return rows.map(({ by, blocked }) => (by < blocked ? [by, blocked] : [blocked, by]))
  }
}
