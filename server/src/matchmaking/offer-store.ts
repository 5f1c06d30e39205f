import { randomUUID } from 'node:crypto'
import { and, desc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { users } from '../db/tables/people.ts'
import { queueEntries, queueOffers } from '../db/tables/queue.ts'
import type { Pair } from './model/pair.ts'
import { isWaiting, recordWaits, type Transaction } from './queue-store.ts'

const OFFER_MS = 30_000
/** After a decline or a timeout the two are not offered to each other for this time. */
const DECLINED_MS = 10 * 60_000
/** How long an accepted offer counts as the last match of both. */
const AGREED_MS = 24 * 60 * 60_000

export type Offer = typeof queueOffers.$inferSelect

/**
 * Offers to two people, open until both accept or one does not. Each change locks the offer's row in one transaction,
 * so that several servers and crashes are safe.
 */
export class OfferStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Skips people who left or whom another server is matching at this moment. */
  async make(pairs: readonly Pair[], now: number): Promise<void> {
    const ids = pairs.flatMap(({ hostId, guestId }) => [hostId, guestId])
    if (!ids.length) return
    await this.#db.transaction(async (transaction) => {
      const claimed = await transaction
        .select({ id: queueEntries.personId })
        .from(queueEntries)
        .where(and(inArray(queueEntries.personId, ids), isWaiting(now)))
        .for('update', { skipLocked: true })
      const free = new Set(claimed.map(({ id }) => id))
      const offers = pairs
        .filter(({ hostId, guestId }) => free.has(hostId) && free.has(guestId))
        .map((pair) => ({ ...pair, ...newIds(), madeAt: now, expiresAt: now + OFFER_MS, state: 'open' as const }))
      if (!offers.length) return
      await transaction.insert(queueOffers).values(offers)
      await transaction
        .update(queueEntries)
        .set({ offerId: queueOffers.id })
        .from(queueOffers)
        .where(
          and(
            inArray(
              queueOffers.id,
              offers.map(({ id }) => id),
            ),
            or(eq(queueEntries.personId, queueOffers.hostId), eq(queueEntries.personId, queueOffers.guestId)),
          ),
        )
    })
  }

  async find(id: string): Promise<Offer | undefined> {
    const [offer] = await this.#db.select().from(queueOffers).where(eq(queueOffers.id, id))
    return offer
  }

  async namesIn({ hostId, guestId }: Offer): Promise<Map<string, string>> {
    const rows = await this.#db
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(inArray(users.id, [hostId, guestId]))
    return new Map(rows.map(({ id, name }) => [id, name]))
  }

  /** Accepts an open offer; any other call does nothing. The second acceptance removes both from the queue. */
  async accept(id: string, personId: string, now: number): Promise<void> {
    await this.#db.transaction(async (transaction) => {
      const offer = await standing(transaction, id)
      if (!offer || offer.expiresAt <= now) return
      const said = offer.hostId === personId ? { hostAcceptedAt: now } : { guestAcceptedAt: now }
      const { hostAcceptedAt, guestAcceptedAt } = { ...offer, ...said }
      const isAgreed = hostAcceptedAt !== null && guestAcceptedAt !== null
      const state = isAgreed ? 'accepted' : 'open'
      await transaction
        .update(queueOffers)
        .set({ ...said, state })
        .where(eq(queueOffers.id, id))
      if (!isAgreed) return
      const matched = await transaction.delete(queueEntries).where(eq(queueEntries.offerId, id)).returning()
      await recordWaits(transaction, matched, { endedAt: offer.madeAt, matched: true })
    })
  }

  /** Declines an offer: the decliner leaves the queue, the other keeps their place. */
  async decline(id: string, personId: string, now: number): Promise<void> {
    await this.#db.transaction(async (transaction) => {
      const offer = await standing(transaction, id)
      if (offer) await lapse(transaction, offer, { leaving: [personId], now })
    })
  }

  /** Ends overdue offers; people who did not accept leave the queue. `skipLocked` lets servers share the work. */
  async lapseDue(now: number): Promise<void> {
    await this.#db.transaction(async (transaction) => {
      const due = await transaction
        .select()
        .from(queueOffers)
        .where(and(eq(queueOffers.state, 'open'), lte(queueOffers.expiresAt, now)))
        .for('update', { skipLocked: true })
      for (const offer of due) await lapse(transaction, offer, { leaving: silentIn(offer), now })
    })
  }

  async agreedBy(personId: string, since: number): Promise<Offer | undefined> {
    const [offer] = await this.#db
      .select()
      .from(queueOffers)
      .where(and(isOf([personId]), eq(queueOffers.state, 'accepted'), gt(queueOffers.madeAt, since)))
      .orderBy(desc(queueOffers.madeAt))
      .limit(1)
    return offer
  }

  async unopened(since: number): Promise<Offer[]> {
    return this.#db
      .select()
      .from(queueOffers)
      .where(and(eq(queueOffers.state, 'accepted'), isNull(queueOffers.openedAt), gt(queueOffers.madeAt, since)))
  }

  async opened(id: string, now: number): Promise<void> {
    await this.#db.update(queueOffers).set({ openedAt: now }).where(eq(queueOffers.id, id))
  }

  async forgetOld(now: number): Promise<void> {
    await this.#db.delete(queueOffers).where(lte(queueOffers.madeAt, now - AGREED_MS))
  }

  /** Pairs that just declined each other, and pairs whose last match was each other. */
  async apart(personIds: readonly string[], now: number): Promise<[string, string][]> {
    const { state, madeAt, hostId, guestId } = queueOffers
    const offers = await this.#db
      .select({ hostId, guestId, state })
      .from(queueOffers)
      .where(
        and(
          isOf(personIds),
          or(
            and(eq(state, 'lapsed'), gt(madeAt, now - DECLINED_MS)),
            and(eq(state, 'accepted'), gt(madeAt, now - AGREED_MS)),
          ),
        ),
      )
      .orderBy(desc(madeAt))
    const hasAgreed = new Set<string>()
    return offers.flatMap((offer): [string, string][] => {
      const two: [string, string] = [offer.hostId, offer.guestId]
      const isLast = two.some((id) => !hasAgreed.has(id))
      if (offer.state === 'accepted') for (const id of two) hasAgreed.add(id)
      return offer.state === 'lapsed' || isLast ? [two] : []
    })
  }
}

const newIds = () => ({ id: randomUUID(), interviewId: randomUUID() })

const isOf = (personIds: readonly string[]) =>
  or(inArray(queueOffers.hostId, [...personIds]), inArray(queueOffers.guestId, [...personIds]))

const silentIn = ({ hostId, guestId, hostAcceptedAt, guestAcceptedAt }: Offer): string[] => [
  ...(hostAcceptedAt === null ? [hostId] : []),
  ...(guestAcceptedAt === null ? [guestId] : []),
]

/** Locks the offer's row. Undefined when the offer is no longer open. */
async function standing(transaction: Transaction, id: string): Promise<Offer | undefined> {
  const [offer] = await transaction
    .select()
    .from(queueOffers)
    .where(and(eq(queueOffers.id, id), eq(queueOffers.state, 'open')))
    .for('update')
  return offer
}

async function lapse(
  transaction: Transaction,
  { id }: Offer,
  { leaving, now }: { leaving: readonly string[]; now: number },
): Promise<void> {
  await transaction.update(queueOffers).set({ state: 'lapsed' }).where(eq(queueOffers.id, id))
  const left = await transaction
    .delete(queueEntries)
    .where(and(eq(queueEntries.offerId, id), inArray(queueEntries.personId, [...leaving])))
    .returning()
  await recordWaits(transaction, left, { endedAt: now, matched: false })
  await transaction.update(queueEntries).set({ offerId: null, letDownAt: now }).where(eq(queueEntries.offerId, id))
}
