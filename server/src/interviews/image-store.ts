import { randomUUID } from 'node:crypto'
import type { ImageType } from '@dryrun/shared/replay/recording.ts'
import { and, count, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { images, interviews } from '../db/tables/interviews.ts'
import { users } from '../db/tables/people.ts'
import { Denied } from '../denied.ts'
import { inMiB } from '../in-mib.ts'
import { isAnySelf } from '../people/linked-guest-store.ts'

/** `by` is the id shown as the uploader, `personId` the person whose quota the image counts toward. */
type NewImage = Readonly<{ interviewId: string; type: ImageType; bytes: Buffer; by: string; personId: string }>
type Reader = Pick<Database, 'select'>
type Copied = Readonly<{ from: string; to: string; ids: ReadonlyMap<string, string>; personId: string }>

type ImageQuota = Readonly<{ images: number; imageBytesPerPerson: number }>

/** The images on the boards. Too large for the log, so elements refer to them by id. Images never change. */
export class ImageStore {
  readonly #db: Database
  readonly #quota: ImageQuota

  constructor(db: Database, quota: ImageQuota) {
    this.#db = db
    this.#quota = quota
  }

  /**
   * Returns the new image's id. The row locks on the person and the interview serialize concurrent uploads. Refuses
   * with `quota` when the interview or the person has too many.
   */
  async put({ personId, ...image }: NewImage, now: number): Promise<string> {
    const id = randomUUID()
    await this.#db.transaction(async (transaction) => {
      await transaction.select({ id: users.id }).from(users).where(eq(users.id, personId)).for('update')
      await transaction.select().from(interviews).where(eq(interviews.id, image.interviewId)).for('update')
      await this.#refuseTooMany(transaction, image.interviewId)
      await this.#refuseOver(transaction, personId, image.bytes.length)
      await transaction.insert(images).values({ ...image, id, createdAt: now })
    })
    return id
  }

  /** Refuses with `quota` when copies of these images exceed the person's quota. */
  async refuseCopies({ from, ids, personId }: Omit<Copied, 'to'>): Promise<void> {
    await this.#refuseOver(this.#db, personId, await this.#bytesOf(this.#db, from, [...ids.keys()]))
  }

  /**
   * Copies images of one interview to another; `ids` maps each old id to the new one. Refuses with `quota` when the
   * copies exceed the person's quota.
   */
  async copy({ from, to, ids, personId }: Copied): Promise<void> {
    if (!ids.size) return
    await this.#db.transaction(async (transaction) => {
      await transaction.select({ id: users.id }).from(users).where(eq(users.id, personId)).for('update')
      await this.#refuseOver(transaction, personId, await this.#bytesOf(transaction, from, [...ids.keys()]))
      for (const [id, newId] of ids)
        await transaction.execute(sql`
          insert into ${images} (id, interview_id, type, bytes, by, created_at)
          select ${newId}, ${to}, type, bytes, ${personId}, created_at from ${images}
          where id = ${id} and interview_id = ${from}`)
    })
  }

  async find(interviewId: string, id: string): Promise<Pick<NewImage, 'type' | 'bytes'> | undefined> {
    const [found] = await this.#db
      .select({ type: images.type, bytes: images.bytes })
      .from(images)
      .where(and(eq(images.id, id), eq(images.interviewId, interviewId)))
    return found
  }

  async #refuseTooMany(db: Reader, interviewId: string): Promise<void> {
    const most = this.#quota.images
    const [held] = await db.select({ count: count() }).from(images).where(eq(images.interviewId, interviewId))
    if ((held?.count ?? 0) >= most) throw new Denied('quota', `An interview holds at most ${most} pictures.`)
  }

  async #refuseOver(db: Reader, personId: string, more: number): Promise<void> {
    const most = this.#quota.imageBytesPerPerson
    const [held] = await db.select({ bytes: sizes }).from(images).where(isAnySelf(images.by, personId))
    if ((held?.bytes ?? 0) + more > most)
      throw new Denied(
        'quota',
        `Your pictures can take ${inMiB(most)} in all interviews, and there is no room for this. Use a smaller picture.`,
      )
  }

  async #bytesOf(db: Reader, interviewId: string, ids: readonly string[]): Promise<number> {
    if (!ids.length) return 0
    const [held] = await db
      .select({ bytes: sizes })
      .from(images)
      .where(and(eq(images.interviewId, interviewId), inArray(images.id, [...ids])))
    return held?.bytes ?? 0
  }
}

const sizes = sql<number>`coalesce(sum(octet_length(${images.bytes})), 0)`.mapWith(Number)
