import { randomInt } from 'node:crypto'
import type { QueueNews, QueueRequest, QueueState } from '@dryrun/shared/api/queue.ts'
import type { FastifyInstance } from 'fastify'
import { type QuestionKey, questionKey } from '../progress/model/question-key.ts'
import type { Choice } from './model/draw-rounds.ts'
import { expectedWait } from './model/expected-wait.ts'
import { pair } from './model/pair.ts'
import { matchOf, offerTo } from './offer.ts'
import type { Offer, OfferStore } from './offer-store.ts'
import { openMatched } from './open-matched.ts'
import { HEARTBEAT_GRACE_MS, type QueueEntry, type QueueStore, wantsOf } from './queue-store.ts'

type Ports = Pick<
  FastifyInstance,
  'packs' | 'standing' | 'rounds' | 'scripts' | 'rooms' | 'interviewIndex' | 'noShows' | 'log'
>

/** How long an accepted match redirects a person to their interview. */
const LED_MS = 5 * 60_000
const BETWEEN_ROUNDS_MS = 1_000

/**
 * The matchmaking queue. All state is in the database, so that any server can answer, and any heartbeat can start a
 * matching round.
 */
export class Queue {
  readonly #entries: QueueStore
  readonly #offers: OfferStore
  readonly #ports: Ports
  #round: Promise<void> | undefined
  #lastRoundAt = 0

  constructor(stores: { entries: QueueStore; offers: OfferStore }, ports: Ports) {
    this.#entries = stores.entries
    this.#offers = stores.offers
    this.#ports = ports
  }

  /** Returns `resting` during a cooldown and `knowsAll` when no question is left for the person. */
  async join(personId: string, wants: QueueRequest, now: number): Promise<QueueState> {
    const until = await this.#ports.standing.restsUntil(personId, now)
    if (until !== null) return { state: 'resting', now, until }
    if (await this.#knowsAll(personId, wants)) return { state: 'knowsAll', now }
    await this.#offers.lapseDue(now)
    await this.#entries.join(personId, wants, now)
    await this.#bringTogether(now)
    return this.state(personId, now)
  }

  /** Records a heartbeat, and opens the person's accepted match if it is not open yet. */
  async hear(personId: string, now: number): Promise<QueueState> {
    await this.#entries.touch(personId, now)
    await this.#offers.lapseDue(now)
    if (now - this.#lastRoundAt >= BETWEEN_ROUNDS_MS) await this.#bringTogether(now)
    const agreed = await this.#offers.agreedBy(personId, now - LED_MS)
    if (agreed?.openedAt === null) await this.#open(agreed, now)
    return this.state(personId, now)
  }

  /** Accepts the person's offer. Without an open offer nothing changes, and the returned state says so. */
  async accept(personId: string, now: number): Promise<QueueState> {
    const entry = await this.#entries.find(personId)
    if (entry?.offerId) await this.#offers.accept(entry.offerId, personId, now)
    return this.hear(personId, now)
  }

  async leave(personId: string, now: number): Promise<QueueState> {
    const entry = await this.#entries.find(personId)
    if (entry?.offerId) await this.#offers.decline(entry.offerId, personId, now)
    await this.#entries.leave(personId, now)
    return { state: 'out', now }
  }

  /** Reads the person's state without changes. An accepted match that is not open yet reads as an accepted offer. */
  async state(personId: string, now: number): Promise<QueueState> {
    const entry = await this.#entries.find(personId)
    const offer = entry?.offerId && (await this.#offers.find(entry.offerId))
    if (offer) return { state: 'offered', now, offer: await this.#offered(personId, offer) }
    if (entry && entry.seenAt >= now - HEARTBEAT_GRACE_MS) return this.#waiting(entry, now)
    const agreed = await this.#offers.agreedBy(personId, now - LED_MS)
    if (agreed?.openedAt === null) return { state: 'offered', now, offer: await this.#offered(personId, agreed) }
    if (agreed) return { state: 'matched', now, interviewId: agreed.interviewId }
    const until = await this.#ports.standing.restsUntil(personId, now)
    return until === null ? { state: 'out', now } : { state: 'resting', now, until }
  }

  async news(role: QueueRequest['role'], now: number): Promise<QueueNews> {
    const waiting = await this.#entries.count(now)
    return { waiting, usuallyMinutes: expectedWait(await this.#entries.pastWaits(role, now)) }
  }

  /** The work that no request triggers: removes stale places, ends offers, opens accepted matches. */
  async tidy(now: number): Promise<void> {
    await this.#offers.lapseDue(now)
    await this.#entries.dropGone(now)
    await this.#offers.forgetOld(now)
    for (const agreed of await this.#offers.unopened(now - LED_MS))
      await this.#open(agreed, now).catch((error: unknown) => {
        this.#ports.log.warn({ err: error, interviewId: agreed.interviewId }, 'two who have agreed still wait')
      })
  }

  async #waiting(entry: QueueEntry, now: number): Promise<QueueState> {
    const { joinedAt: since, letDownAt, role } = entry
    return { state: 'waiting', now, since, wants: wantsOf(entry), letDownAt, news: await this.news(role, now) }
  }

  /** One round at a time; people who join during a round are in the next. */
  #bringTogether(now: number): Promise<void> {
    this.#lastRoundAt = now
    this.#round ??= this.#pairUp(now).finally(() => {
      this.#round = undefined
    })
    return this.#round
  }

  async #pairUp(now: number): Promise<void> {
    const waiting = await this.#entries.waiting(now)
    if (waiting.length < 2) return
    const { standing, rounds } = this.#ports
    const ids = waiting.map(({ id }) => id)
    const apart = [
      ...(await standing.blocked(ids)),
      ...(await rounds.lastPartner(ids)),
      ...(await this.#offers.apart(ids, now)),
    ]
    const known = { answered: await this.#answered(ids), scriptSeen: await rounds.scriptSeen(ids) }
    const pairs = pair({ waiting, apart, ...known, choices: this.#choices(), now, random: randomInt })
    await this.#offers.make(pairs, now)
  }

  async #offered(personId: string, offer: Offer) {
    const partnerId = offer.hostId === personId ? offer.guestId : offer.hostId
    const standing = await this.#ports.standing.of([partnerId])
    return offerTo(personId, offer, {
      name: (await this.#offers.namesIn(offer)).get(partnerId) ?? '',
      reliability: standing.get(partnerId),
      wants: await this.#entries.find(partnerId),
    })
  }

  async #open(agreed: Offer, now: number): Promise<void> {
    await openMatched(this.#ports, matchOf(agreed, await this.#offers.namesIn(agreed)), now)
    await this.#offers.opened(agreed.id, now)
  }

  async #knowsAll(personId: string, { role }: QueueRequest): Promise<boolean> {
    const answered = (await this.#answered([personId])).get(personId)
    const seen = role === 'candidate' ? (await this.#ports.rounds.scriptSeen([personId])).get(personId) : undefined
    return this.#choices()
      .map(questionKey)
      .every((key) => answered?.has(key) || seen?.has(key))
  }

  async #answered(ids: readonly string[]): Promise<Map<string, Set<QuestionKey>>> {
    const { rounds, scripts } = this.#ports
    const [answered, barred] = await Promise.all([rounds.answered(ids), scripts.barred(ids)])
    return new Map(ids.map((id) => [id, new Set([...(answered.get(id) ?? []), ...(barred.get(id) ?? [])])]))
  }

  #choices(): Choice[] {
    return this.#ports.packs
      .catalog()
      .flatMap(({ id: packId, questions }) =>
        questions
          .filter(({ inSample }) => !inSample)
          .map(({ id: questionId, topics, levels }) => ({ packId, questionId, topics, levels })),
      )
  }
}
