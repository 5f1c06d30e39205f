import { type Interview, personOf } from '@dryrun/shared/interview/interview.ts'
import type { Presence, Receipt } from '@dryrun/shared/protocol.ts'
import type { Refusal } from '@dryrun/shared/refusals.ts'
import type { Signal } from '@dryrun/shared/signal.ts'
import type { RoomLimits } from '../core/decision.ts'
import type { Entry } from '../core/events.ts'
import { InterviewFold } from '../core/fold.ts'
import { refusedLine } from '../core/policy.ts'
import type { EventLog } from '../log/event-log.ts'
import { SeqTaken } from '../log/seq-taken.ts'
import { Unstorable } from '../log/unstorable.ts'
import { type AnySubmission, type Decided, decideTogether, keyOf, type Pending, sizeOf } from './decide-together.ts'
import { once } from './once.ts'
import { Participants, type RoomConnection } from './participants.ts'
import { RefusedAttempts } from './refused-attempts.ts'
import { applyInSlices } from './slices.ts'
import { Undecidable } from './undecidable.ts'

export type RoomPorts = {
  log: Pick<EventLog, 'append' | 'read' | 'pages' | 'size'>
  /** Resolves when the next slice of a long log may be applied. */
  pause: () => Promise<unknown>
  /** Returns a random number from 1e8 to below 1e9 that identifies this life of the room. */
  newLife: () => number
  /** Returns milliseconds since 1970. */
  now: () => number
  limits: RoomLimits
  /** Called after each commit; must not throw. */
  onTold: (interview: Interview, entry: Entry) => void
  /** Called when a person with a seat moves the pointer; must not throw. */
  onPointed?: (interview: Interview, personId: string, presence: Presence, at: number) => void
  /** Called for each new connection; must not throw. */
  onJoined?: (interview: Interview, personId: string, at: number) => void
  onClosed: (room: Room, error?: unknown) => void
  onFault: (error: unknown) => void
}

/** More versions than one life of a room uses, so that the versions of two lives differ. */
const STEPS_OF_A_LIFE = 1_000_000
const MOST_AT_ONCE = 200
const notSaved: Receipt = { ok: false, code: 'notSaved' }
const invalid: Receipt = { ok: false, code: 'invalid' }
const failed: Receipt = { ok: false, code: 'failed' }

/**
 * A live interview and its only writer; the queue is the only lock in the product. The room decides submissions in
 * order of arrival and stores them before it sends a frame or a receipt.
 */
export class Room {
  readonly id: string
  readonly #ports: RoomPorts
  readonly #story = new InterviewFold()
  readonly #audience: Participants
  readonly #done = new Set<string>()
  readonly #refused = new RefusedAttempts()
  readonly #queue: Pending[] = []
  #underWay: readonly Pending[] = []
  #seq = 0
  #bytes = 0
  #lastAt = 0
  #work: Promise<void> | undefined
  /** A commit failed with unknown outcome, so the room must read the log before it decides anything. */
  #stale = false
  #isSaving = true
  #finishing = false
  #closed = false

  /** Loads the interview from the log. Rejects when the log cannot be read. */
  static async open(id: string, ports: RoomPorts): Promise<Room> {
    const room = new Room(id, ports)
    await applyInSlices(ports.log.pages(id), { apply: (entries) => room.#recall(entries), pause: ports.pause })
    room.#bytes = await ports.log.size(id)
    return room
  }

  private constructor(id: string, ports: RoomPorts) {
    this.id = id
    this.#ports = ports
    this.#audience = new Participants(ports.newLife() * STEPS_OF_A_LIFE)
  }

  get interview(): Interview {
    return this.#story.interview
  }

  /** Server time in milliseconds since 1970. */
  get now(): number {
    return this.#ports.now()
  }

  get isIdle(): boolean {
    return this.#audience.isEmpty && !this.#work
  }

  isHere(personId: string): boolean {
    return this.#audience.isHere(personId)
  }

  /** Adds a connection and returns the function that removes it; `undefined` without a seat or after `close`. */
  join(personId: string, sink: RoomConnection, version?: number): (() => void) | undefined {
    if (this.#closed || !personOf(this.interview, personId)) return undefined
    const now = this.#ports.now()
    this.#audience.join(personId, sink, { story: this.#story, now, version })
    this.#ports.onJoined?.(this.interview, personId, now)
    return () => this.#audience.leave(personId, sink, this.#ports.now())
  }

  point(personId: string, sink: RoomConnection, presence: Presence): void {
    this.#audience.point(personId, sink, presence)
    this.#ports.onPointed?.(this.interview, personId, presence, this.#ports.now())
  }

  /**
   * Passes a signal on to the connections of one person, and keeps nothing of it. Refuses with `notYours` between two
   * observers, and with `notHere` when no connection gets it.
   */
  signal(by: string, sink: RoomConnection, { to, ...signal }: Signal): Refusal | undefined {
    const refused = refusedLine(this.interview, by, to)
    if (refused) return refused
    return this.#audience.signal(to, sink, { by, ...signal }) ? undefined : 'notHere'
  }

  /**
   * Calls `answer` once, after the frames of this submission and before those of the next. Answers `notSaved` when the
   * room cannot save, `invalid` when the database refuses the values, `failed` when deciding throws.
   */
  take(submission: AnySubmission, by: string, answer: (receipt: Receipt) => void): void {
    if (this.#finishing || this.#closed || !this.#isSaving) return answer(notSaved)
    this.#queue.push({ ...submission, by, answer: once(answer) })
    this.#work ??= this.#takeAll()
  }

  submit(submission: AnySubmission, by: string): Promise<Receipt> {
    return new Promise((resolve) => this.take(submission, by, resolve))
  }

  /**
   * Tells the participants whether saving works. While it does not, the room answers `notSaved` at once, also to
   * submissions whose commit is pending; it reads the outcome later.
   */
  setSaving(isSaving: boolean): void {
    this.#isSaving = isSaving
    this.#audience.setSaving(isSaving)
    if (!isSaving) for (const { answer } of [...this.#underWay, ...this.#queue.splice(0)]) answer(notSaved)
    else if (this.#stale) this.#work ??= this.#takeAll()
  }

  /** Shuts down: refuses new submissions, stores the queued ones, then closes. */
  async finish(): Promise<void> {
    this.#finishing = true
    this.#audience.sayGoodbye()
    await this.#work
    this.close()
  }

  close(error?: unknown): void {
    if (this.#closed) return
    this.#closed = true
    for (const { answer } of this.#queue.splice(0)) answer(notSaved)
    this.#audience.close()
    this.#ports.onClosed(this, error)
  }

  async #takeAll(): Promise<void> {
    do {
      this.#underWay = this.#queue.splice(0, MOST_AT_ONCE)
      await this.#takeTogether(this.#underWay)
    } while (this.#queue.length)
    this.#underWay = []
    this.#work = undefined
  }

  async #takeTogether(batch: readonly Pending[]): Promise<void> {
    try {
      if (this.#stale) await this.#catchUp()
      const decided = this.#decide(batch)
      const entries = decided.flatMap((one) => one.entries)
      if (entries.length) await this.#ports.log.append(this.id, entries)
      for (const one of decided) this.#settle(one)
    } catch (error) {
      if (error instanceof Unstorable || error instanceof Undecidable) return this.#takeApart(batch, error)
      this.#stale = true
      this.#ports.onFault(error)
      for (const { answer } of batch) answer(notSaved)
      if (error instanceof SeqTaken) this.close(error)
    }
  }

  /** Retries the submissions one by one, so that only the faulty one is refused. */
  async #takeApart(batch: readonly Pending[], error: Unstorable | Undecidable): Promise<void> {
    const [only, ...others] = batch
    if (others.length) for (const one of batch) await this.#takeTogether([one])
    else {
      this.#ports.onFault(error)
      only?.answer(error instanceof Undecidable ? failed : invalid)
    }
  }

  #decide(batch: readonly Pending[]): Decided[] {
    const { now, limits } = this.#ports
    const at = Math.max(now(), this.#lastAt)
    const isDone = (key: string): boolean => this.#done.has(key)
    return decideTogether(
      { story: this.#story, seq: this.#seq, bytes: this.#bytes, at, limits, isDone, refused: this.#refused },
      batch,
    )
  }

  #settle({ pending, receipt, entries }: Decided): void {
    for (const entry of entries) this.#tellAll(entry)
    pending.answer(receipt)
  }

  /** Applies stored entries before any connection exists, so it sends no frames. */
  #recall(entries: readonly Entry[]): void {
    for (const entry of entries) this.#note(entry)
    this.#story.applyAll(entries)
  }

  #note({ seq, at, by, commandId }: Entry): void {
    this.#seq = seq
    this.#lastAt = at
    this.#done.add(keyOf(by, commandId))
  }

  #tell(entry: Entry): void {
    this.#note(entry)
    const drawn = this.#story.apply(entry)
    this.#audience.show(this.#story, entry.at, drawn)
  }

  #tellAll(entry: Entry): void {
    this.#bytes += sizeOf([entry])
    this.#tell(entry)
    this.#ports.onTold(this.interview, entry)
  }

  /** Applies entries that were stored although their commit reported a failure. */
  async #catchUp(): Promise<void> {
    for (const entry of await this.#ports.log.read(this.id, this.#seq)) this.#tellAll(entry)
    this.#stale = false
  }
}
