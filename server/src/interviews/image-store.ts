import { randomUUID } from 'node:crypto'
import type { ImageType } from '@dryrun/shared/replay/recording.ts'
import { and, count, eq, sql } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { images, interviews } from '../db/tables/interviews.ts'
import { Problem } from '../errors.ts'

type NewImage = Readonly<{ interviewId: string; type: ImageType; bytes: Buffer; by: string }>

/** The pictures on the boards: too large for the log, so elements refer to them by id. They never change. */
export class ImageStore {
  readonly #db: Database
  readonly #most: number

  /** `most` is how many one interview may hold. */
  constructor(db: Database, most: number) {
    this.#db = db
    this.#most = most
  }

  /** Answers with the new picture's id. The lock on the interview's row makes uploads at one moment count each other. */
  async put(image: NewImage, now: number): Promise<string> {
    const id = randomUUID()
    const ofInterview = eq(images.interviewId, image.interviewId)
    await this.#db.transaction(async (transaction) => {
      await transaction.select().from(interviews).where(eq(interviews.id, image.interviewId)).for('update')
      const [held] = await transaction.select({ count: count() }).from(images).where(ofInterview)
      if ((held?.count ?? 0) >= this.#most)
        throw new Problem('conflict', `An interview holds at most ${this.#most} pictures.`)
      await transaction.insert(images).values({ ...image, id, createdAt: now })
    })
    return id
  }

  /** Gives an interview copies of another one's pictures, under ids of its own: by the old id the new one. */
  async copy(from: string, to: string, ids: ReadonlyMap<string, string>): Promise<void> {
    for (const [id, newId] of ids)
      await this.#db.execute(sql`
        insert into ${images} (id, interview_id, type, bytes, by, created_at)
        select ${newId}, ${to}, type, bytes, by, created_at from ${images}
        where id = ${id} and interview_id = ${from}`)
  }

  async find(interviewId: string, id: string): Promise<Pick<NewImage, 'type' | 'bytes'> | undefined> {
    const [found] = await this.#db
      .select({ type: images.type, bytes: images.bytes })
      .from(images)
      .where(and(eq(images.id, id), eq(images.interviewId, interviewId)))
    return found
  }
}
