import { addressHash } from '../address-hash.ts'
import type { Database } from '../db/connect.ts'
import { AttendanceStore, type Reliability } from './attendance-store.ts'
import { BlockStore } from './block-store.ts'
import { ComplaintStore } from './complaint-store.ts'
import { type NewSuspension, SuspensionStore } from './suspension-store.ts'

/** How people stand with each other and with the house, for whoever brings them together. Times are milliseconds since 1970. */
export class Standing {
  readonly blocks: BlockStore
  readonly complaints: ComplaintStore
  readonly suspensions: SuspensionStore
  readonly now: () => number
  readonly #attendances: AttendanceStore
  readonly #onSuspended = new Set<(personId: string) => void>()

  readonly #secret: string

  /** `secret` is what addresses are hashed with. */
  constructor(db: Database, now: () => number, secret: string) {
    this.blocks = new BlockStore(db)
    this.complaints = new ComplaintStore(db)
    this.suspensions = new SuspensionStore(db)
    this.#attendances = new AttendanceStore(db)
    this.now = now
    this.#secret = secret
  }

  /** How often each of them came to what they had agreed to, and how often not; for those new here twice nothing. */
  of(ids: readonly string[]): Promise<Map<string, Reliability>> {
    return this.#attendances.of(ids)
  }

  /** `source` is the id of what was agreed to. It counts once for each person, however often it is told. */
  kept(personId: string, source: string, at: number): Promise<void> {
    return this.#attendances.put({ personId, source, at }, 'kept')
  }

  /** See `kept`; of both for one source, the first holds. */
  missed(personId: string, source: string, at: number): Promise<void> {
    return this.#attendances.put({ personId, source, at }, 'missed')
  }

  /** Until when they are kept out of the queue for having missed two in a row; nothing when they are not. */
  restsUntil(personId: string, now: number): Promise<number | null> {
    return this.#attendances.restsUntil(personId, now)
  }

  /** The pairs among these people who are never to be matched, whichever of them wants it so. */
  blocked(ids: readonly string[]): Promise<[string, string][]> {
    return this.blocks.among(ids)
  }

  /** Whether an operator lets them only read for now. */
  isSuspended(personId: string): Promise<boolean> {
    return this.suspensions.isSuspended(personId, this.now())
  }

  /** The person deletes their account: a suspension that holds is kept for their address. */
  keepSuspension(personId: string, address: string): Promise<void> {
    return this.suspensions.keepFor(this.#hashOf(address), personId, this.now())
  }

  /** The person has an account with this address from now on, and the suspension that was kept for it. */
  carrySuspension(personId: string, address: string): Promise<void> {
    return this.suspensions.carryOver(this.#hashOf(address), personId, this.now())
  }

  /** Answers whether there is such a person. Whoever listens here is told before that. */
  async suspend(suspension: NewSuspension): Promise<boolean> {
    const isThere = await this.suspensions.put(suspension, this.now())
    if (isThere) for (const listener of this.#onSuspended) listener(suspension.personId)
    return isThere
  }

  onSuspended(listener: (personId: string) => void): void {
    this.#onSuspended.add(listener)
  }

  #hashOf(address: string): string {
    return addressHash(this.#secret, 'suspended', address)
  }
}
