import type { VoiceKind } from '@dryrun/shared/interview/terms.ts'
import { and, asc, eq, inArray, isNull, lt, sql, sum } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { interviewPeople } from '../db/tables/interviews.ts'
import { users } from '../db/tables/people.ts'
import { voiceChunks, voices } from '../db/tables/voices.ts'
import { Denied } from '../denied.ts'
import { inMiB } from '../in-mib.ts'
import { isAnySelf } from '../people/linked-guest-store.ts'
import { joinLevels } from './join-levels.ts'

type Take = Readonly<{ take: string; interviewId: string; personId: string; kind: VoiceKind }>
export type Chunk = Readonly<{ n: number; at: number; endMs: number; bytes: Buffer; levels: Buffer }>
export type StoredTake = Take & Readonly<{ name: string; startedAt: number; bytes: number; ms: number }>

/** A smaller chunk counts as much towards the quota, which so bounds the number of rows too. */
const LEAST_BYTES = 1024
/** Chunks of an interview whose loudness is read: 12 hours of voice. */
const MOST_LEVELS = 8_640

/** Recorded voices, in chunks that never change. */
export class VoiceStore {
  readonly #db: Database
  readonly #bytesPerPerson: number

  constructor(db: Database, limits: Readonly<{ voiceBytesPerPerson: number }>) {
    this.#db = db
    this.#bytesPerPerson = limits.voiceBytesPerPerson
  }

  /**
   * Stores a chunk; one that is stored stays as it is. `ownerId` is the account whose voices count together; the lock on
   * its row serializes concurrent chunks. Refuses with `absent` when the take was deleted, and with `quota` when the
   * person's voices take too many bytes.
   */
  async put(take: Take, chunk: Chunk, ownerId: string): Promise<void> {
    const weight = Math.max(chunk.bytes.length, LEAST_BYTES)
    const from = chunk.at - chunk.endMs
    await this.#db.transaction(async (transaction) => {
      await transaction.select({ id: users.id }).from(users).where(eq(users.id, ownerId)).for('update')
      await transaction
        .insert(voices)
        .values({ ...take, createdAt: chunk.at, startedAt: from, ms: 0, bytes: 0 })
        .onConflictDoNothing()
      const [row] = await transaction.select({ take: voices.take }).from(voices).where(isOwn(take)).for('update')
      if (!row) throw new Denied('absent', 'This recording was deleted.')
      const stored = await transaction
        .insert(voiceChunks)
        .values({ take: take.take, ...chunk })
        .onConflictDoNothing()
        .returning({ n: voiceChunks.n })
      if (!stored.length) return
      await transaction
        .update(voices)
        .set({
          bytes: sql`${voices.bytes} + ${weight}`,
          ms: sql`greatest(${voices.ms}, ${chunk.endMs}::integer)`,
          startedAt: sql`least(${voices.startedAt}, ${from}::bigint)`,
        })
        .where(eq(voices.take, take.take))
      const [held] = await transaction
        .select({ bytes: sum(voices.bytes).mapWith(Number) })
        .from(voices)
        .where(isAnySelf(voices.personId, ownerId))
      if ((held?.bytes ?? 0) > this.#bytesPerPerson) throw new Denied('quota', this.#tooMuch())
    })
  }

  #tooMuch(): string {
    const most = inMiB(this.#bytesPerPerson)
    return `Your recorded voice can take ${most} in all interviews. Delete the voice of an earlier interview, then go on.`
  }

  /** The takes of an interview that have not been deleted, in order of their start. */
  async listOf(interviewId: string): Promise<StoredTake[]> {
    const { take, personId, kind, startedAt, bytes, ms } = voices
    const isSeat = and(eq(interviewPeople.interviewId, voices.interviewId), eq(interviewPeople.personId, personId))
    return this.#db
      .select({
        take,
        interviewId: voices.interviewId,
        personId,
        kind,
        name: interviewPeople.name,
        startedAt,
        bytes,
        ms,
      })
      .from(voices)
      .innerJoin(interviewPeople, isSeat)
      .where(and(eq(voices.interviewId, interviewId), isNull(voices.deletedAt)))
      .orderBy(asc(startedAt))
  }

  /** The loudness of each take of an interview that has not been deleted, as a byte per 100 ms; of the first 12 hours. */
  async levelsOf(interviewId: string): Promise<ReadonlyMap<string, Buffer>> {
    const { take, n, endMs, levels } = voiceChunks
    const chunks = await this.#db
      .select({ take, endMs, levels })
      .from(voiceChunks)
      .innerJoin(voices, eq(voices.take, take))
      .where(and(eq(voices.interviewId, interviewId), isNull(voices.deletedAt)))
      .orderBy(asc(voices.startedAt), asc(take), asc(n))
      .limit(MOST_LEVELS)
    const byTake = new Map<string, typeof chunks>()
    for (const chunk of chunks) {
      const ofTake = byTake.get(chunk.take)
      if (ofTake) ofTake.push(chunk)
      else byTake.set(chunk.take, [chunk])
    }
    return new Map([...byTake].map(([id, ofTake]) => [id, joinLevels(ofTake)]))
  }

  /** The takes of these persons that have not been deleted. */
  async takesOf(
    personIds: readonly string[],
  ): Promise<(Pick<Take, 'take' | 'interviewId' | 'kind'> & { createdAt: number })[]> {
    const { take, interviewId, kind, createdAt } = voices
    return this.#db
      .select({ take, interviewId, kind, createdAt })
      .from(voices)
      .where(and(inArray(voices.personId, [...personIds]), isNull(voices.deletedAt)))
      .orderBy(asc(createdAt))
  }

  /** The chunks of a take in order, read one by one. */
  async *chunksOf(interviewId: string, take: string): AsyncGenerator<Chunk> {
    const isHere = and(eq(voices.take, take), eq(voices.interviewId, interviewId), isNull(voices.deletedAt))
    const numbers = await this.#db
      .select({ n: voiceChunks.n })
      .from(voiceChunks)
      .innerJoin(voices, eq(voices.take, voiceChunks.take))
      .where(isHere)
      .orderBy(asc(voiceChunks.n))
    for (const { n } of numbers) {
      const [chunk] = await this.#db
        .select()
        .from(voiceChunks)
        .where(and(eq(voiceChunks.take, take), eq(voiceChunks.n, n)))
      if (chunk) yield chunk
    }
  }

  /** Deletes the bytes of a take. Returns whether the person had it. */
  async remove(take: Omit<Take, 'kind'>, now: number): Promise<boolean> {
    const [row] = await this.#db.select({ take: voices.take }).from(voices).where(isOwn(take))
    if (row) await this.#drop(row.take, now)
    return row !== undefined
  }

  /** Deletes the bytes of all takes that began before this time. */
  async removeBefore(time: number, now: number): Promise<void> {
    const isOld = and(lt(voices.createdAt, time), isNull(voices.deletedAt))
    const old = await this.#db.select({ take: voices.take }).from(voices).where(isOld)
    for (const { take } of old) await this.#drop(take, now)
  }

  #drop(take: string, now: number): Promise<void> {
    return this.#db.transaction(async (transaction) => {
      await transaction.update(voices).set({ deletedAt: now, bytes: 0 }).where(eq(voices.take, take))
      await transaction.delete(voiceChunks).where(eq(voiceChunks.take, take))
    })
  }
}

const isOwn = ({ take, interviewId, personId }: Omit<Take, 'kind'>) =>
  and(
    eq(voices.take, take),
    eq(voices.interviewId, interviewId),
    eq(voices.personId, personId),
    isNull(voices.deletedAt),
  )
