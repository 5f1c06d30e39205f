import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { blocks } from '../db/tables/moderation.ts'
import { users } from '../db/tables/people.ts'
import { Problem } from '../errors.ts'

/** How many people one person can block. */
const MOST = 500

type NewBlock = Readonly<{ by: string; blocked: string; name: string }>

/** Who is never to be matched with whom. A block is its maker's alone: the other never learns of it. */
export class BlockStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Refuses with `conflict` when the person has blocked too many. */
  async put(block: NewBlock, now: number): Promise<void> {
    await this.#db.transaction(async (transaction) => {
      await transaction.select({ id: users.id }).from(users).where(eq(users.id, block.by)).for('update')
      if ((await transaction.$count(blocks, eq(blocks.by, block.by))) >= MOST)
        throw new Problem('conflict', `You have blocked ${MOST} people. Take back one of them first.`)
      await transaction
        .insert(blocks)
        .values({ ...block, createdAt: now })
        .onConflictDoNothing()
    })
  }

  /** Answers whether there was one. */
  async remove(by: string, blocked: string): Promise<boolean> {
    const gone = await this.#db
      .delete(blocks)
      .where(and(eq(blocks.by, by), eq(blocks.blocked, blocked)))
      .returning({ blocked: blocks.blocked })
    return gone.length > 0
  }

  /** Whom somebody has blocked, the latest first. */
  async list(by: string): Promise<{ id: string; name: string; createdAt: number }[]> {
    return this.#db
      .select({ id: blocks.blocked, name: blocks.name, createdAt: blocks.createdAt })
      .from(blocks)
      .where(eq(blocks.by, by))
      .orderBy(desc(blocks.createdAt))
  }

  /** The pairs among these people of whom one has blocked the other. Who of them did is not told. */
  async among(ids: readonly string[]): Promise<[string, string][]> {
    if (!ids.length) return []
    const rows = await this.#db
      .select({ by: blocks.by, blocked: blocks.blocked })
      .from(blocks)
      .where(and(inArray(blocks.by, [...ids]), inArray(blocks.blocked, [...ids])))
    return rows.map(({ by, blocked }) => (by < blocked ? [by, blocked] : [blocked, by]))
  }
}
