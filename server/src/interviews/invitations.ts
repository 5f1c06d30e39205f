import type { Link } from '@dryrun/shared/api.ts'
import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { interviews, links } from '../db/tables/interviews.ts'
import { hashOf, newToken } from './link-token.ts'

export type Invited = (typeof links.$inferSelect)['seat']
export const invitedSeats = ['guest', 'shadow', 'audience'] as const satisfies readonly Invited[]

/** The links of interviews. A token is answered once, when its link is made; what is kept can't open anything. */
export class Invitations {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** A link for every seat that can be given away, or for those named. */
  async create(interviewId: string, now: number, seats: readonly Invited[] = invitedSeats): Promise<Link[]> {
    const made = seats.map((seat) => ({ seat, token: newToken() }))
    await this.#db.insert(links).values(made.map((link) => rowOf(interviewId, link, now)))
    return made
  }

  /** Another link for a seat. Earlier ones for it stop working, also when two are made at the same moment. */
  async replace(interviewId: string, seat: Invited, now: number): Promise<Link> {
    const link = { seat, token: newToken() }
    await this.#db.transaction(async (transaction) => {
      await transaction.select().from(interviews).where(eq(interviews.id, interviewId)).for('update')
      await transaction
        .update(links)
        .set({ revokedAt: now })
        .where(and(eq(links.interviewId, interviewId), eq(links.seat, seat), isNull(links.revokedAt)))
      await transaction.insert(links).values(rowOf(interviewId, link, now))
    })
    return link
  }

  /** What a token opens; nothing for one that was never made or was replaced. */
  async find(token: string): Promise<{ interviewId: string; seat: Invited } | undefined> {
    const [found] = await this.#db
      .select({ interviewId: links.interviewId, seat: links.seat })
      .from(links)
      .where(and(eq(links.tokenHash, hashOf(token)), isNull(links.revokedAt)))
    return found
  }
}

const rowOf = (interviewId: string, { seat, token }: { seat: Invited; token: string }, now: number) => ({
  tokenHash: hashOf(token),
  interviewId,
  seat,
  createdAt: now,
})
