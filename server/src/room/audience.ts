import type { Frame } from '@dryrun/shared/interview/frame.ts'
import { type Drawn, type Story, Viewer } from '@dryrun/shared/interview/story.ts'
import type { Presence, PresenceNews } from '@dryrun/shared/protocol.ts'

/** One connection of one person: a tab. */
export type Sink = {
  frame(frame: Frame): void
  presence(news: PresenceNews): void
  /** The room is no longer the interview's writer; the connection must be made again. */
  close(): void
}

/** How many steps are kept for someone who comes back; who was away longer gets everything anew. */
const KEPT_FRAMES = 500

type Seat = { viewer: Viewer; recent: Frame[]; sinks: Set<Sink>; presence?: Presence }

const nowhere: Presence = { cursor: null, viewport: null, selected: [], editing: null }

/** Everyone with a seat, connected or not: what each has been shown, and where each points. */
export class Audience {
  readonly #seats = new Map<string, Seat>()
  /** The text element in which each tab writes. No two tabs write in the same one. */
  readonly #writing = new Map<Sink, string>()
  /** What each tab was last told of the other tabs of its person. */
  readonly #toldOwn = new WeakMap<Sink, string | null>()
  #isSaving = true

  /** Lets everyone look at what an entry changed, and sends it to those who are connected. */
  show(story: Story, at: number, drawn: Drawn): void {
    for (const { id } of story.interview.people) {
      const seat = this.#seatOf(id)
      const frame = seat.viewer.look(story, at, drawn)
      if (!frame) continue
      seat.recent.push(frame)
      if (seat.recent.length > KEPT_FRAMES) seat.recent.shift()
      for (const sink of seat.sinks) sink.frame(frame)
    }
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
    this.#tellWhoIsHere()
    // Whoever hears nothing of it takes it that all is well.
    if (!this.#isSaving) sink.presence({ type: 'saving', ok: false })
    for (const [by, other] of this.#seats) if (by !== personId && other.presence) sink.presence(this.#moveOf(by, other))
    this.#tellOwnTab(personId, seat, sink)
  }

  leave(personId: string, sink: Sink): void {
    const seat = this.#seats.get(personId)
    if (!seat?.sinks.delete(sink)) return
    const wrote = this.#writing.delete(sink)
    if (seat.sinks.size) return wrote ? this.#tellMove(personId, seat, true) : undefined
    delete seat.presence
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
    const seat = this.#seats.get(personId) ?? { viewer: new Viewer(personId), recent: [], sinks: new Set() }
    this.#seats.set(personId, seat)
    return seat
  }

  /** The steps after `version`, if all of them are still kept. */
  #missed({ viewer, recent }: Seat, version: number | undefined): Frame[] | undefined {
    if (version === undefined || version > viewer.version) return undefined
    const missed = recent.filter((frame) => frame.version > version)
    return missed.length === viewer.version - version ? missed : undefined
  }

  #tellWhoIsHere(): void {
    const people = [...this.#seats].filter(([, { sinks }]) => sinks.size).map(([id]) => id)
    for (const { sinks } of this.#seats.values()) tell(sinks, { type: 'here', people })
  }
}

function tell(sinks: Iterable<Sink>, news: PresenceNews): void {
  for (const sink of sinks) sink.presence(news)
}
