import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { Presence, PresenceNews } from '@dryrun/shared/protocol.ts'
import type { SignalNews } from '@dryrun/shared/signal.ts'
import { type Drawn, type InterviewFold, ViewFold } from '../core/fold.ts'
import { KeptFrames } from './kept-frames.ts'

/** A connection of one participant. */
export type RoomConnection = {
  frame(frame: Frame): void
  presence(news: PresenceNews): void
  signaled(news: SignalNews): void
  /** Closes the connection because the room is no longer the interview's writer; the client reconnects. */
  close(): void
}

export const KEPT_AWAY_MS = 60_000

type Seat = {
  viewer: ViewFold
  kept: KeptFrames
  sinks: Set<RoomConnection>
  presence?: Presence
  /** When the last connection closed; `undefined` while one is open, and after `KEPT_AWAY_MS`. */
  leftAt?: number | undefined
}

const nowhere: Presence = { cursor: null, viewport: null, selected: [], editing: null }

/**
 * The participants of a room with their frames and pointers. It projects nothing for absent participants; after a short
 * absence a client gets the missed frames, after a longer one the whole state.
 */
export class Participants {
  readonly #seats = new Map<string, Seat>()
  /** The text element that each connection edits. Two connections never edit the same one. */
  readonly #writing = new Map<RoomConnection, string>()
  readonly #toldOwn = new WeakMap<RoomConnection, string | null>()
  readonly #firstVersion: number
  #isSaving = true

  /**
   * `firstVersion` differs for each life of the room, so that a version from an earlier life is not mistaken for a
   * current one.
   */
  constructor(firstVersion: number) {
    this.#firstVersion = firstVersion
  }

  show(story: InterviewFold, at: number, drawn: Drawn): void {
    for (const [id, seat] of this.#seats) {
      if (!seat.sinks.size && !this.#isAwaited(id, seat, at)) continue
      const frame = seat.viewer.next(story, at, drawn)
      if (!frame) continue
      seat.kept.push(frame)
      for (const sink of seat.sinks) sink.frame(frame)
    }
  }

  /** Whether the participant left less than `KEPT_AWAY_MS` ago. Drops the kept frames after that. */
  #isAwaited(id: string, seat: Seat, at: number): boolean {
    if (seat.leftAt === undefined) return false
    if (at - seat.leftAt <= KEPT_AWAY_MS) return true
    seat.leftAt = undefined
    // Skips a version, so that a client with the old one is sent the whole state.
    seat.viewer = new ViewFold(id, seat.viewer.version + 1)
    seat.kept = new KeptFrames()
    return false
  }

  /** Adds a connection and sends it the frames after `version` if they are kept, else the whole state. */
  join(
    personId: string,
    sink: RoomConnection,
    { story, now, version }: { story: InterviewFold; now: number; version?: number | undefined },
  ): void {
    const seat = this.#seatOf(personId)
    for (const frame of this.#missed(seat, version) ?? [seat.viewer.fresh(story, now)]) if (frame) sink.frame(frame)
    seat.sinks.add(sink)
    seat.leftAt = undefined
    this.#tellWhoIsHere()
    // Clients that get no `saving` message assume that saves work.
    if (!this.#isSaving) sink.presence({ type: 'saving', ok: false })
    for (const [by, other] of this.#seats) if (by !== personId && other.presence) sink.presence(this.#moveOf(by, other))
    this.#tellOwnTab(personId, seat, sink)
  }

  leave(personId: string, sink: RoomConnection, now: number): void {
    const seat = this.#seats.get(personId)
    if (!seat?.sinks.delete(sink)) return
    const wrote = this.#writing.delete(sink)
    if (seat.sinks.size) return wrote ? this.#tellMove(personId, seat, true) : undefined
    delete seat.presence
    seat.leftAt = now
    this.#tellWhoIsHere()
  }

  /**
   * Sends the pointer to the others. If two connections edit the same text, only the first one is shown as its editor.
   */
  point(personId: string, sink: RoomConnection, presence: Presence): void {
    const seat = this.#seats.get(personId)
    // The message may arrive after the connection closed, and then no later event would clear the pointer.
    if (!seat?.sinks.has(sink)) return
    seat.presence = presence
    this.#tellMove(personId, seat, this.#write(sink, presence.editing))
  }

  /** Sends it to all connections of a person but the sender's own. Returns whether there was one. */
  signal(to: string, sender: RoomConnection, news: SignalNews): boolean {
    const sinks = [...(this.#seats.get(to)?.sinks ?? [])].filter((sink) => sink !== sender)
    for (const sink of sinks) sink.signaled(news)
    return sinks.length > 0
  }

  #write(sink: RoomConnection, wanted: string | null): boolean {
    const before = this.#writing.get(sink)
    if (wanted === (before ?? null)) return false
    this.#writing.delete(sink)
    if (wanted !== null && ![...this.#writing.values()].includes(wanted)) this.#writing.set(sink, wanted)
    return this.#writing.get(sink) !== before
  }

  #tellMove(personId: string, seat: Seat, isWritingNew: boolean): void {
    const move = this.#moveOf(personId, seat)
    for (const [id, { sinks }] of this.#seats) if (id !== personId) tell(sinks, move)
    if (isWritingNew) for (const sink of seat.sinks) this.#tellOwnTab(personId, seat, sink)
  }

  /** Sends a connection the element that another connection of the same person edits, and no pointer. */
  #tellOwnTab(personId: string, seat: Seat, tab: RoomConnection): void {
    const editing = this.#writtenIn([...seat.sinks].filter((other) => other !== tab))
    if (editing === (this.#toldOwn.get(tab) ?? null)) return
    this.#toldOwn.set(tab, editing)
    tab.presence({ type: 'moved', by: personId, ...nowhere, editing })
  }

  #moveOf(by: string, { presence = nowhere, sinks }: Seat): PresenceNews {
    return { type: 'moved', by, ...presence, editing: this.#writtenIn(sinks) }
  }

  #writtenIn(sinks: Iterable<RoomConnection>): string | null {
    return [...sinks].map((sink) => this.#writing.get(sink)).find((id) => id !== undefined) ?? null
  }

  setSaving(isSaving: boolean): void {
    if (isSaving === this.#isSaving) return
    this.#isSaving = isSaving
    for (const { sinks } of this.#seats.values()) tell(sinks, { type: 'saving', ok: isSaving })
  }

  /** Announces a server shutdown, so that users do not blame their own network. */
  sayGoodbye(): void {
    for (const { sinks } of this.#seats.values()) tell(sinks, { type: 'leaving' })
  }

  isHere(personId: string): boolean {
    return (this.#seats.get(personId)?.sinks.size ?? 0) > 0
  }

  get isEmpty(): boolean {
    return ![...this.#seats.values()].some(({ sinks }) => sinks.size)
  }

  close(): void {
    for (const { sinks } of this.#seats.values()) for (const sink of [...sinks]) sink.close()
  }

  #seatOf(personId: string): Seat {
    const known = this.#seats.get(personId)
    if (known) return known
    const seat: Seat = { viewer: new ViewFold(personId, this.#firstVersion), kept: new KeptFrames(), sinks: new Set() }
    this.#seats.set(personId, seat)
    return seat
  }

  #missed({ viewer, kept, sinks, leftAt }: Seat, version: number | undefined): Frame[] | undefined {
    const isFollowed = sinks.size > 0 || leftAt !== undefined
    if (!isFollowed || version === undefined || version > viewer.version) return undefined
    return kept.between(version, viewer.version)
  }

  #tellWhoIsHere(): void {
    const people = [...this.#seats].filter(([, { sinks }]) => sinks.size).map(([id]) => id)
    for (const { sinks } of this.#seats.values()) tell(sinks, { type: 'here', people })
  }
}

function tell(sinks: Iterable<RoomConnection>, news: PresenceNews): void {
  for (const sink of sinks) sink.presence(news)
}
