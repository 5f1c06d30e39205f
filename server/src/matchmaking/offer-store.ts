import { randomUUID } from 'node:crypto'
import { and, desc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { users } from '../db/tables/people.ts'
import { queueEntries, queueOffers } from '../db/tables/queue.ts'
import type { Pair } from './model/pair.ts'
import { isWaiting, recordWaits, type Transaction } from './queue-store.ts'

/** How long an offer stands. */
const OFFER_MS = 30_000
/** Who has declined another, or not answered in time, is not offered the same one again for so long. */
const DECLINED_MS = 10 * 60_000
/** How long what two have just agreed to counts as their last interview, whether or not it has begun. */
const AGREED_MS = 24 * 60 * 60_000

export type Offer = typeof queueOffers.$inferSelect

/**
 * What two people are offered, until both have accepted or one has not. Every change is one transaction that has the
 * offer's row for itself, so that it does not matter which servers the two are at, nor where one of them dies.
 */
export class OfferStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Offers them each other. Those whom another server is just offering somebody else, or who have left, are passed over. */
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

  /** What the two are called, by their ids. */
  async namesIn({ hostId, guestId }: Offer): Promise<Map<string, string>> {
    const rows = await this.#db
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(inArray(users.id, [hostId, guestId]))
    return new Map(rows.map(({ id, name }) => [id, name]))
  }

  /** Says yes to an offer that still stands. With the second yes both leave the queue, and the offer is accepted. */
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

  /** Says no: who says it leaves the queue, the other keeps their place. */
  async decline(id: string, personId: string, now: number): Promise<void> {
    await this.#db.transaction(async (transaction) => {
      const offer = await standing(transaction, id)
      if (offer) await lapse(transaction, offer, { leaving: [personId], now })
    })
  }

  /** Ends the offers whose time is over: whoever has not accepted leaves the queue. Two servers share the work. */
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

  /** What somebody agreed to last. */
  async agreedBy(personId: string, since: number): Promise<Offer | undefined> {
    const [offer] = await this.#db
      .select()
      .from(queueOffers)
      .where(and(isOf([personId]), eq(queueOffers.state, 'accepted'), gt(queueOffers.madeAt, since)))
      .orderBy(desc(queueOffers.madeAt))
      .limit(1)
    return offer
  }

  /** Agreed to since then, and not opened yet. */
  async unopened(since: number): Promise<Offer[]> {
    return this.#db
      .select()
      .from(queueOffers)
      .where(and(eq(queueOffers.state, 'accepted'), isNull(queueOffers.openedAt), gt(queueOffers.madeAt, since)))
  }

  async opened(id: string, now: number): Promise<void> {
    await this.#db.update(queueOffers).set({ openedAt: now }).where(eq(queueOffers.id, id))
  }

  /** Clears what no longer tells anything. */
  async forgetOld(now: number): Promise<void> {
    await this.#db.delete(queueOffers).where(lte(queueOffers.madeAt, now - AGREED_MS))
  }

  /** Those of them who have just declined each other, and those who have agreed with each other last. */
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

/** The offer, if it still stands, for this transaction alone. */
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
