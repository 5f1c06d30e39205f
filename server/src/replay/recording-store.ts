import { randomUUID } from 'node:crypto'
import type { RecordingSummary } from '@dryrun/shared/api/replay.ts'
import { and, count, desc, eq, sql } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { users } from '../db/tables/people.ts'
import { recordings } from '../db/tables/watching.ts'
import { Denied } from '../denied.ts'
import { inMiB } from '../in-mib.ts'

type Brought = Readonly<{ ownerId: string; title: string; content: Buffer }>
type RecordingQuota = Readonly<{ recordingsPerPerson: number; recordingBytesPerPerson: number }>
export type KeptFile = Readonly<{ bytes: number; parts: AsyncGenerator<Buffer> }>

const PART_BYTES = 256 * 1024

/** Uploaded recordings. For everyone but its owner a recording does not exist. */
export class RecordingStore {
  readonly #db: Database
  readonly #quota: RecordingQuota

  constructor(db: Database, quota: RecordingQuota) {
    this.#db = db
    this.#quota = quota
  }

  /** Refuses with `quota` a person at their limit, before the upload. */
  async refuseFull(ownerId: string): Promise<void> {
    await this.#refuseOver(this.#db, ownerId, 0)
  }

  /**
   * Stores a recording and returns its id. The lock on the owner's row serializes concurrent uploads. Refuses with
   * `conflict` when the person's recordings are too many or too large.
   */
  async put({ ownerId, title, content }: Brought, now: number): Promise<string> {
    const id = randomUUID()
    await this.#db.transaction(async (transaction) => {
      await transaction.select({ id: users.id }).from(users).where(eq(users.id, ownerId)).for('update')
      await this.#refuseOver(transaction, ownerId, content.length)
      await transaction.insert(recordings).values({ id, ownerId, title, content, createdAt: now })
    })
    return id
  }

  listFor(ownerId: string): Promise<RecordingSummary[]> {
    const { id, title, createdAt } = recordings
    return this.#db
      .select({ id, title, createdAt })
      .from(recordings)
      .where(eq(recordings.ownerId, ownerId))
      .orderBy(desc(createdAt))
  }

  /**
   * The file in parts, so that a slow client does not hold it in memory. Reading throws when the recording is removed
   * meanwhile.
   */
  async find(id: string, ownerId: string): Promise<KeptFile | undefined> {
    const bytes = sql<number>`octet_length(${recordings.content})`.mapWith(Number)
    const [found] = await this.#db.select({ bytes }).from(recordings).where(isOwn(id, ownerId))
    return found && { bytes: found.bytes, parts: this.#partsOf(id, found.bytes) }
  }

  async remove(id: string, ownerId: string): Promise<boolean> {
    const removed = await this.#db.delete(recordings).where(isOwn(id, ownerId)).returning({ id: recordings.id })
    return removed.length > 0
  }

  async *#partsOf(id: string, bytes: number): AsyncGenerator<Buffer> {
    for (let from = 1; from <= bytes; from += PART_BYTES) {
      const part = sql<Buffer>`substring(${recordings.content} from ${from}::int for ${PART_BYTES}::int)`
      const [found] = await this.#db.select({ part }).from(recordings).where(eq(recordings.id, id))
      if (!found) throw new Error('a recording was removed while it was read')
      yield found.part
    }
  }

  async #refuseOver(db: Pick<Database, 'select'>, ownerId: string, more: number): Promise<void> {
    const { recordingsPerPerson, recordingBytesPerPerson } = this.#quota
    const bytes = sql<number>`coalesce(sum(octet_length(${recordings.content})), 0)`.mapWith(Number)
    const [held] = await db.select({ count: count(), bytes }).from(recordings).where(eq(recordings.ownerId, ownerId))
    if ((held?.count ?? 0) >= recordingsPerPerson)
      throw new Denied('quota', `You can keep ${recordingsPerPerson} recordings. Remove one first.`)
    if ((held?.bytes ?? 0) + more > recordingBytesPerPerson)
      throw new Denied('quota', `Your recordings can take ${inMiB(recordingBytesPerPerson)}. Remove one first.`)
  }
}

const isOwn = (id: string, ownerId: string) => and(eq(recordings.id, id), eq(recordings.ownerId, ownerId))
