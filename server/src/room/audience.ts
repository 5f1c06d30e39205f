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

/** Everyone with a seat, connected or not: what each has been shown, and where each points. */
export class Audience {
  readonly #seats = new Map<string, Seat>()
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
    for (const [by, { presence }] of this.#seats)
      if (presence && by !== personId) sink.presence({ type: 'moved', by, ...presence })
  }

  leave(personId: string, sink: Sink): void {
    const seat = this.#seats.get(personId)
    if (!seat?.sinks.delete(sink) || seat.sinks.size) return
    delete seat.presence
    this.#tellWhoIsHere()
  }

  point(personId: string, presence: Presence): void {
    const seat = this.#seats.get(personId)
    // A position may still be on its way when its tab has gone; nobody would ever take it back.
    if (!seat?.sinks.size) return
    seat.presence = presence
    for (const [id, { sinks }] of this.#seats)
      if (id !== personId) tell(sinks, { type: 'moved', by: personId, ...presence })
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
