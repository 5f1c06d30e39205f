import type { Link } from '@dryrun/shared/api/invitations.ts'
import type { Player } from '@dryrun/shared/interview/terms.ts'
import { and, eq, isNotNull, isNull, or } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { interviews, links } from '../db/tables/interviews.ts'
import { newToken, tokenHash } from './link-token.ts'

export type Invited = (typeof links.$inferSelect)['seat']
export const invitedSeats = ['guest', 'shadow', 'audience'] as const satisfies readonly Invited[]

export type Invitation = Readonly<{ interviewId: string; seat: Invited; madeBy: Player }>

/** The invitation links of interviews. Stores hashes alone and returns each token once, on creation. */
export class Invitations {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  async create(interviewId: string, now: number, seats: readonly Invited[] = invitedSeats): Promise<Link[]> {
    const made = seats.map((seat) => ({ seat, token: newToken() }))
    await this.#db.insert(links).values(made.map((link) => rowOf(interviewId, link, now)))
    return made
  }

  /** Replaces the player's link for a seat. The row lock keeps concurrent calls from leaving two valid links. */
  async replace({ interviewId, seat, madeBy }: Invitation, now: number): Promise<Link> {
    const link = { seat, token: newToken() }
    const isSame = madeBy === 'host' ? or(eq(links.madeBy, madeBy), isNull(links.madeBy)) : eq(links.madeBy, madeBy)
    await this.#db.transaction(async (transaction) => {
      await transaction.select().from(interviews).where(eq(interviews.id, interviewId)).for('update')
      const earlier = and(eq(links.interviewId, interviewId), eq(links.seat, seat), isSame)
      // Keeps the last revoked link alone, so that revoked rows stay bounded.
      await transaction.delete(links).where(and(earlier, isNotNull(links.revokedAt)))
      await transaction
        .update(links)
        .set({ revokedAt: now })
        .where(and(earlier, isNull(links.revokedAt)))
      await transaction.insert(links).values({ ...rowOf(interviewId, link, now), madeBy })
    })
    return link
  }

  /** Undefined for an unknown or revoked token. */
  async find(token: string): Promise<Invitation | undefined> {
    const [found] = await this.#db
      .select({ interviewId: links.interviewId, seat: links.seat, madeBy: links.madeBy })
      .from(links)
      .where(and(eq(links.tokenHash, tokenHash(token)), isNull(links.revokedAt)))
    return found && { ...found, madeBy: found.madeBy ?? 'host' }
  }
}

const rowOf = (interviewId: string, { seat, token }: { seat: Invited; token: string }, now: number) => ({
  tokenHash: tokenHash(token),
  interviewId,
  seat,
  createdAt: now,
})
