import { addressHash } from '../address-hash.ts'
import type { Database } from '../db/connect.ts'
import { AttendanceStore, type Reliability } from './attendance-store.ts'
import { BlockStore } from './block-store.ts'
import { ComplaintStore } from './complaint-store.ts'
import { type NewSuspension, SuspensionStore } from './suspension-store.ts'

/** Moderation and reliability. Times are milliseconds since 1970. */
export class Moderation {
  readonly blocks: BlockStore
  readonly complaints: ComplaintStore
  readonly suspensions: SuspensionStore
  readonly now: () => number
  readonly #attendances: AttendanceStore
  readonly #onSuspended = new Set<(personId: string) => void>()

  readonly #secret: string

  /** `secret` keys the hashes of addresses. */
  constructor(db: Database, now: () => number, secret: string) {
    this.blocks = new BlockStore(db)
    this.complaints = new ComplaintStore(db)
    this.suspensions = new SuspensionStore(db)
    this.#attendances = new AttendanceStore(db)
    this.now = now
    this.#secret = secret
  }

  of(ids: readonly string[]): Promise<Map<string, Reliability>> {
    return this.#attendances.of(ids)
  }

  /** `source` is the id of the agreement. Idempotent per person and source; the first outcome counts. */
  kept(personId: string, source: string, at: number): Promise<void> {
    return this.#attendances.put({ personId, source, at }, 'kept')
  }

  missed(personId: string, source: string, at: number): Promise<void> {
    return this.#attendances.put({ personId, source, at }, 'missed')
  }

  restsUntil(personId: string, now: number): Promise<number | null> {
    return this.#attendances.restsUntil(personId, now)
  }

  blocked(ids: readonly string[]): Promise<[string, string][]> {
    return this.blocks.among(ids)
  }

  isSuspended(personId: string): Promise<boolean> {
    return this.suspensions.isSuspended(personId, this.now())
  }

  keepSuspension(personId: string, address: string): Promise<void> {
    return this.suspensions.keepFor(this.#hashOf(address), personId, this.now())
  }

  carrySuspension(personId: string, address: string): Promise<void> {
    return this.suspensions.carryOver(this.#hashOf(address), personId, this.now())
  }

  /** Returns whether the person exists. Calls the `onSuspended` listeners before it resolves. */
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
