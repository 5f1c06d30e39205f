import { randomUUID } from 'node:crypto'
import type { Share, ShareRequest } from '@dryrun/shared/api/report.ts'
import { and, asc, eq, gt, isNotNull, isNull, lte, or } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { interviews } from '../db/tables/interviews.ts'
import { shares } from '../db/tables/watching.ts'
import { Denied } from '../denied.ts'
import { newToken, tokenHash } from '../interviews/link-token.ts'

const MOST = 20
const DAY_MS = 24 * 60 * 60 * 1000

type Row = typeof shares.$inferSelect
export type Shared = Readonly<Pick<Row, 'interviewId' | 'by' | 'showNames' | 'showScript'>>
/** The shares of one person; the other player neither sees nor revokes them. */
export type Owned = Readonly<{ interviewId: string; by: string }>

/** Share links of reports. Stores hashes alone and returns each token once, on creation. */
export class ShareStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Refuses with `quota` when the person has too many links to this report. */
  async create(owned: Owned, { days, ...terms }: ShareRequest, now: number): Promise<{ share: Share; token: string }> {
    const token = newToken()
    const row = { id: randomUUID(), ...owned, ...terms, createdAt: now, expiresAt: now + days * DAY_MS }
    const { interviewId, by } = owned
    await this.#db.transaction(async (transaction) => {
      await transaction.select().from(interviews).where(eq(interviews.id, interviewId)).for('update')
      const own = and(eq(shares.interviewId, interviewId), eq(shares.by, by))
      // Expired and revoked links are deleted, so that rows stay bounded.
      await transaction.delete(shares).where(and(own, or(isNotNull(shares.revokedAt), lte(shares.expiresAt, now))))
      if ((await transaction.$count(shares, own)) >= MOST)
        throw new Denied('quota', `This report is shared under ${MOST} links already. End one of them first.`)
      await transaction.insert(shares).values({ ...row, tokenHash: tokenHash(token) })
    })
    return { share: shareOf(row), token }
  }

  async list({ interviewId, by }: Owned, now: number): Promise<Share[]> {
    const rows = await this.#db
      .select()
      .from(shares)
      .where(and(eq(shares.interviewId, interviewId), eq(shares.by, by), holdsAt(now)))
      .orderBy(asc(shares.createdAt))
    return rows.map(shareOf)
  }

  async revoke({ interviewId, by }: Owned, id: string, now: number): Promise<boolean> {
    const ended = await this.#db
      .update(shares)
      .set({ revokedAt: now })
      .where(and(eq(shares.id, id), eq(shares.interviewId, interviewId), eq(shares.by, by), holdsAt(now)))
      .returning({ id: shares.id })
    return ended.length > 0
  }

  /** Undefined for an unknown, revoked or expired token. */
  async find(token: string, now: number): Promise<Shared | undefined> {
    const [found] = await this.#db
      .select({
        interviewId: shares.interviewId,
        by: shares.by,
        showNames: shares.showNames,
        showScript: shares.showScript,
      })
      .from(shares)
      .where(and(eq(shares.tokenHash, tokenHash(token)), holdsAt(now)))
    return found
  }
}

const holdsAt = (now: number) => and(isNull(shares.revokedAt), gt(shares.expiresAt, now))

const shareOf = ({
  id,
  showNames,
  showScript,
  createdAt,
  expiresAt,
}: Pick<Row, 'id' | 'showNames' | 'showScript' | 'createdAt' | 'expiresAt'>): Share => ({
  id,
  showNames,
  showScript,
  createdAt,
  expiresAt,
})
