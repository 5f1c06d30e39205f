import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { Presence, PresenceNews } from '@dryrun/shared/protocol.ts'
import { type Drawn, type Story, Viewer } from '../core/fold.ts'
import { KeptFrames } from './kept-frames.ts'

/** One connection of one person: a tab. */
export type Sink = {
  frame(frame: Frame): void
  presence(news: PresenceNews): void
  /** The room is no longer the interview's writer; the connection must be made again. */
  close(): void
}

/** How long steps are still kept for a person who has left, in milliseconds. */
export const KEPT_AWAY_MS = 60_000

/** A person who is connected, or was so lately that they may come back. */
type Seat = {
  viewer: Viewer
  kept: KeptFrames
  sinks: Set<Sink>
  presence?: Presence
  /** When the last tab went; nothing as long as one is here, and where no steps are kept any more. */
  leftAt?: number | undefined
}

const nowhere: Presence = { cursor: null, viewport: null, selected: [], editing: null }

/**
 * The people who are connected: what each has been shown, and where each points. Nothing is projected for the others; a
 * person who comes back soon gets the missed steps, any other one everything anew.
 */
export class Audience {
  readonly #seats = new Map<string, Seat>()
  /** The text element in which each tab writes. No two tabs write in the same one. */
  readonly #writing = new Map<Sink, string>()
  /** What each tab was last told of the other tabs of its person. */
  readonly #toldOwn = new WeakMap<Sink, string | null>()
  readonly #firstVersion: number
  #isSaving = true

  /** `firstVersion` is where versions begin in this life of the room: one of an earlier life must not look like one of it. */
  constructor(firstVersion: number) {
    this.#firstVersion = firstVersion
  }

  /** Lets everyone look at what an entry changed, and sends it to those who are connected. */
  show(story: Story, at: number, drawn: Drawn): void {
    for (const [id, seat] of this.#seats) {
      if (!seat.sinks.size && !this.#isAwaited(id, seat, at)) continue
      const frame = seat.viewer.look(story, at, drawn)
      if (!frame) continue
      seat.kept.push(frame)
      for (const sink of seat.sinks) sink.frame(frame)
    }
  }

  /** Whether a person who has left may still come back for steps. From the moment on in which not, none are made. */
  #isAwaited(id: string, seat: Seat, at: number): boolean {
    if (seat.leftAt === undefined) return false
    if (at - seat.leftAt <= KEPT_AWAY_MS) return true
    seat.leftAt = undefined
    // One further: a version from before must not look as if nothing had been missed.
    seat.viewer = new Viewer(id, seat.viewer.version + 1)
    seat.kept = new KeptFrames()
    return false
  }

  /** Connects one tab, and brings it up to date: from `version` on where that is still known, else with everything. */
  join(
    personId: string,
    sink: Sink,
    { story, now, version }: { story: Story; now: number; version?: number | undefined },
  ): void {
    const seat = this.#seatOf(personId)
    for (const frame of this.#missed(seat, version) ?? [seat.viewer.fresh(story, now)]) if (frame) sink.frame(frame)
    seat.sinks.add(sink)
    seat.leftAt = undefined
    this.#tellWhoIsHere()
    // Whoever hears nothing of it takes it that all is well.
    if (!this.#isSaving) sink.presence({ type: 'saving', ok: false })
    for (const [by, other] of this.#seats) if (by !== personId && other.presence) sink.presence(this.#moveOf(by, other))
    this.#tellOwnTab(personId, seat, sink)
  }

  leave(personId: string, sink: Sink, now: number): void {
    const seat = this.#seats.get(personId)
    if (!seat?.sinks.delete(sink)) return
    const wrote = this.#writing.delete(sink)
    if (seat.sinks.size) return wrote ? this.#tellMove(personId, seat, true) : undefined
    delete seat.presence
    seat.leftAt = now
    this.#tellWhoIsHere()
  }

  /** Tells the others where a tab points. Of two tabs that write in one text, only the first is said to. */
  point(personId: string, sink: Sink, presence: Presence): void {
    const seat = this.#seats.get(personId)
    // A position may still be on its way when its tab has gone; nobody would ever take it back.
    if (!seat?.sinks.has(sink)) return
    seat.presence = presence
    this.#tellMove(personId, seat, this.#write(sink, presence.editing))
  }

  /** Whether that changes what the tab is known to write in. */
  #write(sink: Sink, wanted: string | null): boolean {
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

  /** Tells a tab in which text another tab of the same person writes, and nothing else of it. */
  #tellOwnTab(personId: string, seat: Seat, tab: Sink): void {
    const editing = this.#writtenIn([...seat.sinks].filter((other) => other !== tab))
    if (editing === (this.#toldOwn.get(tab) ?? null)) return
    this.#toldOwn.set(tab, editing)
    tab.presence({ type: 'moved', by: personId, ...nowhere, editing })
  }

  #moveOf(by: string, { presence = nowhere, sinks }: Seat): PresenceNews {
    return { type: 'moved', by, ...presence, editing: this.#writtenIn(sinks) }
  }

  #writtenIn(sinks: Iterable<Sink>): string | null {
    return [...sinks].map((sink) => this.#writing.get(sink)).find((id) => id !== undefined) ?? null
  }

  /** Tells everyone whether anything can be saved, whenever that changes. */
  setSaving(isSaving: boolean): void {
    if (isSaving === this.#isSaving) return
    this.#isSaving = isSaving
    for (const { sinks } of this.#seats.values()) tell(sinks, { type: 'saving', ok: isSaving })
  }

  /** Tells everyone that this server is about to go, so that nobody takes it for a fault of their own. */
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
    const seat: Seat = { viewer: new Viewer(personId, this.#firstVersion), kept: new KeptFrames(), sinks: new Set() }
    this.#seats.set(personId, seat)
    return seat
  }

  /** The steps after `version`, if all of them are still kept. */
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

function tell(sinks: Iterable<Sink>, news: PresenceNews): void {
  for (const sink of sinks) sink.presence(news)
}
