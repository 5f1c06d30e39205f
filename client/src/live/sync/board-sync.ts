import type { CommandOf } from '@dryrun/shared/interview/commands.ts'
import type { Element, Patch } from '@dryrun/shared/interview/element.ts'
import type { BoardStep } from '@dryrun/shared/interview/frame.ts'
import { Alarm, type Clock } from '../../lib/alarm.ts'
import type { Note } from '../admission/note.ts'
import { ArrowCare } from './arrow-care.ts'
import type { BoardCanvas, Placement } from './board-canvas-port.ts'
import { type CanvasElement, isSame, movedBetween, valuesOf } from './board-element.ts'
import { BoardLayers, type Layer } from './board-layers.ts'
import { BoardOutgoing, LOOK_AGAIN } from './board-outgoing.ts'

export type { BoardCanvas, Placement }

/** Interval between commands in milliseconds: two animation frames, and below the server's rate limit. */
const PACE_MS = 33
/** Longest that changes gather while an answer is pending; bounds the loss in a crash. */
const PATIENCE_MS = 1_000

export type BoardPorts = Readonly<{
  clock: Clock
  submit(command: CommandOf<'changeBoard'>): string
  onNotes(notes: readonly Note[]): void
  /** Called when `agrees` changes: whether everything on the canvas has been submitted. */
  onAgreement(agrees: boolean): void
}>

/** Bounds `flush`: more than a full board needs, and an end for a canvas that never applies corrections. */
const MOST_TURNS = 200

/**
 * Synchronizes a canvas with the server's board: local changes go out as property patches, one command at a time.
 * Remote changes apply property by property, except where a local change is unanswered, which comes later in the
 * server's order.
 */
export class BoardSync {
  readonly #ports: BoardPorts
  readonly #alarm: Alarm
  readonly #layers = new BoardLayers()
  readonly #outgoing = new BoardOutgoing()
  readonly #arrows = new ArrowCare()
  /** Elements whose values may have changed since they were put on the canvas. */
  readonly #touched = new Set<string>()
  #canvas: BoardCanvas | undefined
  #isDirty = false
  #waits = false
  #agrees = true
  /** Remote changes are being applied, so differences are not changes of the user. */
  #isShowing = false
  #sentAt = Number.NEGATIVE_INFINITY

  constructor(ports: BoardPorts) {
    this.#ports = ports
    this.#alarm = new Alarm(ports.clock, () => this.#run())
  }

  get round(): number {
    return this.#layers.round
  }

  /** Applies the board part of a frame. A board of another round first flushes the drawing of the previous one. */
  receive({ round, fresh, patches }: BoardStep): void {
    if (!fresh) return this.#touch(round === this.round ? this.#layers.apply(patches) : [])
    if (round === this.round) return this.#touch(this.#layers.replace(round, patches))
    this.flush()
    this.#layers.replace(round, patches)
    this.#showAll()
  }

  restore(layers: readonly Layer[]): void {
    for (const layer of layers) {
      this.#layers.add(layer)
      if (layer.round === this.round) this.#touch(layer.patches.map(({ id }) => id))
    }
  }

  /** Removes an answered submission: an accepted one is part of the board by now, a refused one is undone. */
  settle(submissionId: string): void {
    this.#touch(this.#layers.drop(submissionId))
    this.#alarm.set()
  }

  readonly isOnBoard = (id: string): boolean => this.#outgoing.known.has(id)

  readonly shapesOf = (patches: readonly Patch[]): Element[] => this.#layers.shapesOf(patches)

  /** Connects a canvas. Returns the disconnect function, which flushes first. */
  attach(canvas: BoardCanvas): () => void {
    this.#canvas = canvas
    this.#showAll()
    return () => {
      if (this.#canvas !== canvas) return
      this.flush()
      this.#alarm.cancel()
      this.#canvas = undefined
      this.#outgoing.known.clear()
      this.#touched.clear()
      this.#tellAgreement()
    }
  }

  /** Reports a possible change on the canvas. Cheap enough to call on each render. */
  changed(): void {
    this.#isDirty = true
    this.#alarm.set()
    this.#tellAgreement()
  }

  flush(): void {
    for (let turn = 0; turn < MOST_TURNS && this.#send(); turn++);
  }

  #touch(ids: Iterable<string>): void {
    for (const id of ids) this.#touched.add(id)
    this.#alarm.set()
  }

  #run(): void {
    this.#show()
    if (!this.#isDirty) return this.#mendArrows()
    const pace = this.#layers.waiting ? PATIENCE_MS : PACE_MS
    const wait = this.#sentAt + pace - this.#ports.clock.now()
    if (wait > 0) return this.#alarm.set(wait)
    this.#isDirty = false
    if (!this.#send()) this.#mendArrows()
    this.#tellAgreement()
  }

  #mendArrows(): void {
    const isQuiet = !this.#layers.waiting && !this.#touched.size
    if (isQuiet && this.#canvas && this.#arrows.mend(this.#canvas)) this.changed()
  }

  #showAll(): void {
    this.#outgoing.known.clear()
    this.#touched.clear()
    const canvas = this.#canvas
    if (!canvas) return
    const board = new Map([...this.#layers.ids()].map((id) => [id, this.#layers.shown(id)] as const))
    canvas.replace([...board.values()].filter((element) => element !== undefined && !element.isDeleted) as Element[])
    for (const now of canvas.elements()) this.#outgoing.remember(now, board.get(now.id))
  }

  #show(): void {
    const canvas = this.#canvas
    if (!canvas || !this.#touched.size) return
    const held = canvas.held()
    if (held.size) canvas.warn([...this.#touched].filter((id) => this.#layers.shown(id)?.isDeleted))
    const there = new Map(canvas.elements().map((element) => [element.id, element]))
    const placements: Placement[] = []
    for (const id of [...this.#touched].filter((one) => !held.has(one))) {
      this.#touched.delete(id)
      const placement = this.#merge(id, there.get(id))
      if (placement) placements.push(placement)
    }
    if (placements.length) this.#put(canvas, placements)
  }

  #put(canvas: BoardCanvas, placements: readonly Placement[]): void {
    this.#isShowing = true
    this.#arrows.heard(canvas, placements)
    canvas.put(placements)
    this.#isShowing = false
    const there = new Map(canvas.elements().map((element) => [element.id, element]))
    for (const { id, whole } of placements) {
      const now = there.get(id)
      const known = this.#outgoing.known.get(id)
      if (!now) this.#outgoing.known.delete(id)
      else if (whole) this.#outgoing.remember(now, known?.world)
      else if (known && known.version !== LOOK_AGAIN) this.#outgoing.known.set(id, { ...known, version: now.version })
    }
  }

  /** Returns the values that changed on the board and not locally. */
  #merge(id: string, now: CanvasElement | undefined): Placement | undefined {
    const world = this.#layers.shown(id)
    if (!world) return this.#vanish(id, now)
    if (!now) return this.#outgoing.wasDropped(id) ? undefined : this.#appear(world)
    // An element without a record was dropped or refused earlier, so the board's values replace all of it.
    const known = this.#outgoing.known.get(id) ?? { version: now.version, seen: valuesOf(now), world: valuesOf(now) }
    const moved = movedBetween(known.world, world)
    // Clients do not send `boundElements`: the canvas rebuilds its list when the board's changes.
    const isFree = (key: string) => key === 'boundElements' || isSame(now[key], known.seen[key])
    const values = Object.fromEntries(moved.filter(([key]) => isFree(key)))
    const version = known.version === now.version ? now.version : LOOK_AGAIN
    this.#outgoing.known.set(id, { version, seen: { ...known.seen, ...Object.fromEntries(moved) }, world })
    return Object.keys(values).length ? { id, values, whole: false } : undefined
  }

  #appear(world: Element): Placement | undefined {
    if (world.isDeleted) return undefined
    this.#outgoing.known.set(world.id, { version: LOOK_AGAIN, seen: {}, world })
    return { id: world.id, values: world, whole: true }
  }

  /** Removes an element whose creation was refused. */
  #vanish(id: string, now: CanvasElement | undefined): Placement | undefined {
    return this.#outgoing.known.delete(id) && now && !now.isDeleted
      ? { id, values: { isDeleted: true }, whole: false }
      : undefined
  }

  /** Submits changes, up to one command. Returns whether to call again. */
  #send(): boolean {
    const canvas = this.#canvas
    if (!canvas?.isWritable() || this.round < 0) return false
    const { batch, mending } = this.#outgoing.look(canvas)
    this.#waits = mending.waits
    this.#isDirty ||= batch.isFull || mending.isNeeded
    // Corrections are paced like commands, in case the canvas never applies them.
    if (mending.isNeeded) this.#sentAt = this.#ports.clock.now()
    if (this.#isDirty) this.#alarm.set(PACE_MS)
    if (batch.patches.length) this.#submit(batch.patches)
    mending.applyTo(canvas)
    if (mending.notes.length) this.#ports.onNotes(mending.notes)
    return batch.patches.length > 0 || mending.isNeeded
  }

  #submit(patches: Patch[]): void {
    const command = { type: 'changeBoard', round: this.round, patches } as const
    this.#layers.add({ id: this.#ports.submit(command), round: this.round, patches })
    this.#arrows.sent(patches)
    this.#sentAt = this.#ports.clock.now()
    // A second look confirms that nothing is left to send.
    this.#isDirty = true
    this.#alarm.set(PACE_MS)
  }

  #tellAgreement(): void {
    const canvas = this.#canvas
    if (this.#isShowing) return
    const agrees = !canvas?.isWritable() || this.round < 0 || !(this.#waits || this.#outgoing.isBehind(canvas))
    if (agrees === this.#agrees) return
    this.#agrees = agrees
    this.#ports.onAgreement(agrees)
  }
}
