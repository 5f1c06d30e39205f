import { randomUUID } from 'node:crypto'
import type { OwnPack } from '@dryrun/shared/api/own-packs.ts'
import type { PackFile } from '@dryrun/shared/pack.ts'
import { and, count, desc, eq, ne, sql, sum } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { ownPacks, packs } from '../db/tables/packs.ts'
import { users } from '../db/tables/people.ts'
import { Denied } from '../denied.ts'
import { inMiB } from '../in-mib.ts'
import { summaryOf } from './pack-summary.ts'
import { titleIn } from './title-in.ts'

const MOST_VERSIONS = 100

type PackQuota = Readonly<{ packsPerPerson: number; packBytesPerPerson: number }>
type Place = Readonly<{ id: string; ownerId: string }>
type Row = typeof ownPacks.$inferSelect

/** Packs that people write. For everyone but its author a pack does not exist. */
export class OwnPackStore {
  readonly #db: Database
  readonly #quota: PackQuota

  constructor(db: Database, quota: PackQuota) {
    this.#db = db
    this.#quota = quota
  }

  /**
   * Creates a draft. The lock on the author's row serializes concurrent calls. Refuses with `quota` above the
   * author's quota.
   */
  async create(ownerId: string, text: string, now: number): Promise<OwnPack> {
    return this.#db.transaction(async (transaction) => {
      const most = this.#quota.packsPerPerson
      await lockOwner(transaction, ownerId)
      const [held] = await transaction.select({ count: count() }).from(ownPacks).where(eq(ownPacks.ownerId, ownerId))
      if ((held?.count ?? 0) >= most)
        throw new Denied('quota', `You can keep ${most} packs. Export one you no longer need, then delete it.`)
      await this.#refuseOver(transaction, ownerId, Buffer.byteLength(text))
      const draft = { id: randomUUID(), ownerId, title: titleIn(text), text, revision: 1, createdAt: now, savedAt: now }
      const [row] = await transaction.insert(ownPacks).values(draft).returning(columns)
      return asOwnPack(row)
    })
  }

  /** The last saved first. */
  async listFor(ownerId: string): Promise<OwnPack[]> {
    const rows = await this.#db
      .select(columns)
      .from(ownPacks)
      .where(eq(ownPacks.ownerId, ownerId))
      .orderBy(desc(ownPacks.savedAt))
    return rows.map(asOwnPack)
  }

  async find(place: Place): Promise<{ pack: OwnPack; text: string } | undefined> {
    const [row] = await this.#db
      .select({ ...columns, text: ownPacks.text })
      .from(ownPacks)
      .where(isOwn(place))
    return row && { pack: asOwnPack(row), text: row.text }
  }

  /**
   * Undefined for an unknown pack. Refuses with `stale` when `draft.revision` is, and with `quota` when the author
   * keeps too much.
   */
  async save(place: Place, draft: { text: string; revision: number }, now: number): Promise<OwnPack | undefined> {
    const saved = await this.#db.transaction(async (transaction) => {
      await lockOwner(transaction, place.ownerId)
      await this.#refuseOver(transaction, place.ownerId, Buffer.byteLength(draft.text), place.id)
      const [row] = await transaction
        .update(ownPacks)
        .set({ text: draft.text, title: titleIn(draft.text), revision: sql`${ownPacks.revision} + 1`, savedAt: now })
        .where(and(isOwn(place), eq(ownPacks.revision, draft.revision)))
        .returning(columns)
      return row
    })
    if (saved) return asOwnPack(saved)
    if (await this.find(place)) throw savedElsewhere()
    return undefined
  }

  /**
   * Publishes the draft of revision `read.revision` as the next version, which never changes. Undefined for an unknown
   * pack. Refuses with `stale` when the revision is, with `conflict` when nothing changed, and with `quota`.
   */
  async publish(place: Place, read: Published, now: number): Promise<OwnPack | undefined> {
    return this.#db.transaction(async (transaction) => {
      await lockOwner(transaction, place.ownerId)
      const [row] = await transaction.select().from(ownPacks).where(isOwn(place)).for('update')
      if (!row) return undefined
      if (row.revision !== read.revision) throw savedElsewhere()
      const version = row.version + 1
      if (version > MOST_VERSIONS) throw new Denied('quota', tooManyVersions)
      if ((await hashOfLast(transaction, row)) === read.hash)
        throw new Denied('conflict', `Nothing has changed since version ${row.version}.`)
      const pack = { ...read.pack, id: row.id, version }
      await this.#refuseOver(transaction, place.ownerId, Buffer.byteLength(JSON.stringify(pack)))
      const offered = { ...summaryOf(pack), own: true }
      await transaction
        .insert(packs)
        .values({ id: row.id, version, hash: read.hash, content: pack, ownPackId: row.id, createdAt: now })
      const [published] = await transaction
        .update(ownPacks)
        .set({ version, offered, publishedRevision: row.revision })
        .where(eq(ownPacks.id, row.id))
        .returning(columns)
      return asOwnPack(published)
    })
  }

  /** Removes a pack with all its versions; interviews carry the text of their questions. Returns whether it existed. */
  async remove(place: Place): Promise<boolean> {
    const removed = await this.#db.delete(ownPacks).where(isOwn(place)).returning({ id: ownPacks.id })
    return removed.length > 0
  }

  /** Leaves out the draft of `but`, which is being replaced. */
  async #refuseOver(db: Pick<Database, 'select'>, ownerId: string, more: number, but?: string): Promise<void> {
    const most = this.#quota.packBytesPerPerson
    const own = eq(ownPacks.ownerId, ownerId)
    const [drafts] = await db
      .select({ bytes: sum(sql`octet_length(${ownPacks.text})`).mapWith(Number) })
      .from(ownPacks)
      .where(but ? and(own, ne(ownPacks.id, but)) : own)
    const [versions] = await db
      .select({ bytes: sum(sql`pg_column_size(${packs.content})`).mapWith(Number) })
      .from(packs)
      .innerJoin(ownPacks, eq(packs.ownPackId, ownPacks.id))
      .where(own)
    if ((drafts?.bytes ?? 0) + (versions?.bytes ?? 0) + more > most)
      throw new Denied(
        'quota',
        `Your packs and their versions can take ${inMiB(most)}. Export one you no longer need, then delete it.`,
      )
  }
}

export type Published = Readonly<{ pack: PackFile; hash: string; revision: number }>

const tooManyVersions = `A pack has at most ${MOST_VERSIONS} versions. Export it, and import it as a new pack.`

export const savedElsewhere = () =>
  new Denied('stale', 'This pack was saved in another tab meanwhile. Load it again, then make your changes there.')

async function lockOwner(db: Pick<Database, 'select'>, ownerId: string): Promise<void> {
  await db.select({ id: users.id }).from(users).where(eq(users.id, ownerId)).for('update')
}

async function hashOfLast(db: Pick<Database, 'select'>, { id, version }: Row): Promise<string | undefined> {
  const [last] = await db
    .select({ hash: packs.hash })
    .from(packs)
    .where(and(eq(packs.id, id), eq(packs.version, version)))
  return last?.hash
}

const { id, title, version, revision, publishedRevision, savedAt } = ownPacks
const columns = { id, title, version, revision, publishedRevision, savedAt }

type Known = Pick<Row, keyof typeof columns>

function asOwnPack(row: Known | undefined): OwnPack {
  if (!row) throw new Error('a row that was written did not come back')
  const { publishedRevision, ...known } = row
  return { ...known, isAhead: row.revision > publishedRevision }
}

const isOwn = (place: Place) => and(eq(ownPacks.id, place.id), eq(ownPacks.ownerId, place.ownerId))
