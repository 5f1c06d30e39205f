import { randomUUID } from 'node:crypto'
import type { RecordingSummary } from '@dryrun/shared/api.ts'
import { and, count, desc, eq } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { users } from '../db/tables/people.ts'
import { recordings } from '../db/tables/watching.ts'
import { Problem } from '../errors.ts'

type Brought = Readonly<{ ownerId: string; title: string; content: Uint8Array }>

/** Recordings that people brought along. Each is its owner's alone: for everybody else it is not there. */
export class RecordingShelf {
  readonly #db: Database
  readonly #most: number

  /** `most` is how many one person may keep. */
  constructor(db: Database, most: number) {
    this.#db = db
    this.#most = most
  }

  /** Answers with its id. The lock on its owner's row makes those that come at one moment count each other. */
  async put({ ownerId, title, content }: Brought, now: number): Promise<string> {
    const id = randomUUID()
    await this.#db.transaction(async (transaction) => {
      await transaction.select({ id: users.id }).from(users).where(eq(users.id, ownerId)).for('update')
      const [held] = await transaction
        .select({ count: count() })
        .from(recordings)
        .where(eq(recordings.ownerId, ownerId))
      if ((held?.count ?? 0) >= this.#most)
        throw new Problem('conflict', `You can keep ${this.#most} recordings. Remove one first.`)
      await transaction.insert(recordings).values({ id, ownerId, title, content: Buffer.from(content), createdAt: now })
    })
    return id
  }

  /** The latest first. */
  listFor(ownerId: string): Promise<RecordingSummary[]> {
    const { id, title, createdAt } = recordings
    return this.#db
      .select({ id, title, createdAt })
      .from(recordings)
      .where(eq(recordings.ownerId, ownerId))
      .orderBy(desc(createdAt))
  }

  /** The file, compressed. */
  async find(id: string, ownerId: string): Promise<Buffer | undefined> {
    const [found] = await this.#db.select({ content: recordings.content }).from(recordings).where(isOwn(id, ownerId))
    return found?.content
  }

  /** Whether there was anything to remove. */
  async remove(id: string, ownerId: string): Promise<boolean> {
    const removed = await this.#db.delete(recordings).where(isOwn(id, ownerId)).returning({ id: recordings.id })
    return removed.length > 0
  }
}

const isOwn = (id: string, ownerId: string) => and(eq(recordings.id, id), eq(recordings.ownerId, ownerId))
