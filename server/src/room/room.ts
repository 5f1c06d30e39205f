import { type Interview, personOf } from '@dryrun/shared/interview/interview.ts'
import type { Presence, Receipt } from '@dryrun/shared/protocol.ts'
import type { RoomLimits } from '../core/decision.ts'
import type { Entry } from '../core/events.ts'
import { Story } from '../core/fold.ts'
import type { EventLog } from '../log/event-log.ts'
import { SeqTaken } from '../log/seq-taken.ts'
import { Unstorable } from '../log/unstorable.ts'
import { Audience, type Sink } from './audience.ts'
import { type AnySubmission, type Decided, decideTogether, keyOf, type Pending, sizeOf } from './decide-together.ts'
import { applyInSlices } from './slices.ts'
import { Undecidable } from './undecidable.ts'

export type RoomPorts = {
  log: Pick<EventLog, 'append' | 'read' | 'pages' | 'size'>
  /** Resolves when the next slice of a long log may be applied. */
  pause: () => Promise<unknown>
  /** A number that no other life of this room is likely to get, from 1e8 to below 1e9. */
  newLife: () => number
  /** The server's clock, in milliseconds since 1970. */
  now: () => number
  limits: RoomLimits
  /** Told after each commit; it must not throw. */
  onTold: (interview: Interview, entry: Entry) => void
  /** Told where a person with a seat points, and when; it must not throw. */
  onPointed?: (interview: Interview, personId: string, presence: Presence, at: number) => void
  /** Told of each tab with which a person with a seat comes in; it must not throw. */
  onJoined?: (interview: Interview, personId: string, at: number) => void
  /** Told once, when this room stops being the interview's writer. */
  onClosed: (room: Room, error?: unknown) => void
  onFault: (error: unknown) => void
}

/** More steps than one life of a room can have, so that the versions of two lives do not meet. */
const STEPS_OF_A_LIFE = 1_000_000
/** As many submissions as are decided and committed together. */
const MOST_AT_ONCE = 200
const notSaved: Receipt = { ok: false, code: 'notSaved' }
const invalid: Receipt = { ok: false, code: 'invalid' }
const failed: Receipt = { ok: false, code: 'failed' }

/**
 * One live interview, and its only writer. Its queue is the only lock in the product: submissions are decided in the
 * order in which they arrive, stored, and only then told, shown and acknowledged. Nobody sees, and no receipt confirms,
 * what is not committed.
 */
export class Room {
  readonly id: string
  readonly #ports: RoomPorts
  readonly #story = new Story()
  readonly #audience: Audience
  readonly #done = new Set<string>()
  readonly #queue: Pending[] = []
  /** Those being decided and stored now. */
  #underWay: readonly Pending[] = []
  #seq = 0
  /** Bytes of the log up to `#seq`. */
  #bytes = 0
  #lastAt = 0
  #work: Promise<void> | undefined
  /** A commit failed and may have happened all the same: the log must be read before anything is decided. */
  #stale = false
  #isSaving = true
  #finishing = false
  #closed = false

  static async open(id: string, ports: RoomPorts): Promise<Room> {
    const room = new Room(id, ports)
    await applyInSlices(ports.log.pages(id), { apply: (entries) => room.#recall(entries), pause: ports.pause })
    room.#bytes = await ports.log.size(id)
    return room
  }

  private constructor(id: string, ports: RoomPorts) {
    this.id = id
    this.#ports = ports
    this.#audience = new Audience(ports.newLife() * STEPS_OF_A_LIFE)
  }

  get interview(): Interview {
    return this.#story.interview
  }

  /** The server's time, in milliseconds since 1970. */
  get now(): number {
    return this.#ports.now()
  }

  /** Nobody is connected and nothing waits to be stored. */
  get isIdle(): boolean {
    return this.#audience.isEmpty && !this.#work
  }

  isHere(personId: string): boolean {
    return this.#audience.isHere(personId)
  }

  /** Shows the interview to one tab from now on; call the result to stop. Nothing for someone who has no seat. */
  join(personId: string, sink: Sink, version?: number): (() => void) | undefined {
    if (this.#closed || !personOf(this.interview, personId)) return undefined
    const now = this.#ports.now()
    this.#audience.join(personId, sink, { story: this.#story, now, version })
    this.#ports.onJoined?.(this.interview, personId, now)
    return () => this.#audience.leave(personId, sink, this.#ports.now())
  }

  point(personId: string, sink: Sink, presence: Presence): void {
    this.#audience.point(personId, sink, presence)
    this.#ports.onPointed?.(this.interview, personId, presence, this.#ports.now())
  }

  /** `answer` is called once, after the frames that the submission caused and before those of any later one. */
  take(submission: AnySubmission, by: string, answer: (receipt: Receipt) => void): void {
    if (this.#finishing || this.#closed || !this.#isSaving) return answer(notSaved)
    this.#queue.push({ ...submission, by, answer: once(answer) })
    this.#work ??= this.#takeAll()
  }

  submit(submission: AnySubmission, by: string): Promise<Receipt> {
    return new Promise((resolve) => this.take(submission, by, resolve))
  }

  /**
   * The database has stopped saving, or saves again: everyone is told. As long as it does not, whoever asks for something
   * is told at once that it is not saved, and so is whoever waits; what becomes of their commit is found out afterwards.
   */
  setSaving(isSaving: boolean): void {
    this.#isSaving = isSaving
    this.#audience.setSaving(isSaving)
    if (!isSaving) for (const { answer } of [...this.#underWay, ...this.#queue.splice(0)]) answer(notSaved)
    else if (this.#stale) this.#work ??= this.#takeAll()
  }

  /** The server stops: takes nothing more, says so, stores what has been asked for so far, then closes. */
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

  /** Finds the submission that can't be taken and refuses it for good; the others are taken without it. */
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
    return decideTogether(
      { story: this.#story, seq: this.#seq, bytes: this.#bytes, at, limits, isDone: (key) => this.#done.has(key) },
      batch,
    )
  }

  #settle({ pending, receipt, entries }: Decided): void {
    for (const entry of entries) this.#tellAll(entry)
    pending.answer(receipt)
  }

  /** Takes up what is in the log from before. Nobody is connected yet, so nothing is shown. */
  #recall(entries: readonly Entry[]): void {
    for (const entry of entries) this.#note(entry)
    this.#story.tellAll(entries)
  }

  #note({ seq, at, by, commandId }: Entry): void {
    this.#seq = seq
    this.#lastAt = at
    this.#done.add(keyOf(by, commandId))
  }

  #tell(entry: Entry): void {
    this.#note(entry)
    const drawn = this.#story.tell(entry)
    this.#audience.show(this.#story, entry.at, drawn)
  }

  #tellAll(entry: Entry): void {
    this.#bytes += sizeOf([entry])
    this.#tell(entry)
    this.#ports.onTold(this.interview, entry)
  }

  /** Tells what was stored although its commit seemed to fail. */
  async #catchUp(): Promise<void> {
    for (const entry of await this.#ports.log.read(this.id, this.#seq)) this.#tellAll(entry)
    this.#stale = false
  }
}

function once(answer: (receipt: Receipt) => void): (receipt: Receipt) => void {
  let isAnswered = false
  return (receipt) => {
    if (isAnswered) return
    isAnswered = true
    answer(receipt)
  }
}
