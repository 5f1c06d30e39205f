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

/** Between two changes: about two animation frames, and below what the server allows one person. */
const PACE_MS = 33
/** While an answer is awaited changes gather, but not so long that a crash could cost more than this. */
const PATIENCE_MS = 1_000

export type BoardPorts = Readonly<{
  clock: Clock
  /** Hands a change to the outbox. Returns the submission's id. */
  submit(command: CommandOf<'changeBoard'>): string
  /** Told what was converted or removed because the board does not take it. */
  onNotes(notes: readonly Note[]): void
  /** Told whether everything on the canvas is on its way, whenever that changes. */
  onAgreement(agrees: boolean): void
}>

/** Looks in one go: more than a full board needs, and an end where a canvas never shows what it is told to. */
const MOST_TURNS = 200

/**
 * Keeps a canvas and the server's board alike. What others did goes to the canvas property by property, except where
 * one's own change is still on its way: that comes later in the server's order anyway. What was drawn here goes out as
 * property patches, at most one command at a time.
 */
export class BoardSync {
  readonly #ports: BoardPorts
  readonly #alarm: Alarm
  readonly #layers = new BoardLayers()
  readonly #outgoing = new BoardOutgoing()
  readonly #arrows = new ArrowCare()
  /** Elements whose shown values may have moved since they were put on the canvas. */
  readonly #touched = new Set<string>()
  #canvas: BoardCanvas | undefined
  #isDirty = false
  #waits = false
  #agrees = true
  /** What others did is being put on the canvas: that it differs is no change of this person. */
  #isShowing = false
  #sentAt = Number.NEGATIVE_INFINITY

  constructor(ports: BoardPorts) {
    this.#ports = ports
    this.#alarm = new Alarm(ports.clock, () => this.#run())
  }

  /** The round whose board is shown, -1 before the first. */
  get round(): number {
    return this.#layers.round
  }

  /** Takes a frame's part of the board. What was drawn for the round before is sent before that board goes. */
  receive({ round, fresh, patches }: BoardStep): void {
    if (!fresh) return this.#touch(round === this.round ? this.#layers.apply(patches) : [])
    if (round === this.round) return this.#touch(this.#layers.replace(round, patches))
    this.flush()
    this.#layers.replace(round, patches)
    this.#showAll()
  }

  /** Changes that an earlier visit left unanswered, in order. */
  restore(layers: readonly Layer[]): void {
    for (const layer of layers) {
      this.#layers.add(layer)
      if (layer.round === this.round) this.#touch(layer.patches.map(({ id }) => id))
    }
  }

  /** The server has answered a submission: accepted, it is in the board by now; refused, it goes. */
  settle(submissionId: string): void {
    this.#touch(this.#layers.drop(submissionId))
    this.#alarm.set()
  }

  /** Whether the board has an element, as far as this canvas has shown it. */
  readonly isOnBoard = (id: string): boolean => this.#outgoing.known.has(id)

  readonly shapesOf = (patches: readonly Patch[]): Element[] => this.#layers.shapesOf(patches)

  /** Connects a canvas; call the result when it goes. */
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

  /** Something may have changed on the canvas. Cheap: call it as often as it is drawn. */
  changed(): void {
    this.#isDirty = true
    this.#alarm.set()
    this.#tellAgreement()
  }

  /** Hands over all that has not been sent yet, now: the page or the board is about to go. */
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

  /** Brings to the canvas what has moved on the board, but for what is in this person's hands. */
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

  /** What to put on the canvas for one element: where the board moved and this person did not. */
  #merge(id: string, now: CanvasElement | undefined): Placement | undefined {
    const world = this.#layers.shown(id)
    if (!world) return this.#vanish(id, now)
    if (!now) return this.#outgoing.wasDropped(id) ? undefined : this.#appear(world)
    // What is there without being known was taken back once: all of it gives way to the board.
    const known = this.#outgoing.known.get(id) ?? { version: now.version, seen: valuesOf(now), world: valuesOf(now) }
    const moved = movedBetween(known.world, world)
    // Nobody sends `boundElements`: the canvas makes its own list again when the board's has moved.
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

  /** Not on the board after all: its creation was refused. */
  #vanish(id: string, now: CanvasElement | undefined): Placement | undefined {
    return this.#outgoing.known.delete(id) && now && !now.isDeleted
      ? { id, values: { isDeleted: true }, whole: false }
      : undefined
  }

  /** Submits what has changed on the canvas, as much as fits in one command. Whether to ask again. */
  #send(): boolean {
    const canvas = this.#canvas
    if (!canvas?.isWritable() || this.round < 0) return false
    const { batch, mending } = this.#outgoing.look(canvas)
    this.#waits = mending.waits
    this.#isDirty ||= batch.isFull || mending.isNeeded
    // A canvas that never shows what it is told to is asked no oftener than others are told.
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
    // What was sent is looked at once more, so that it is known to be all.
    this.#isDirty = true
    this.#alarm.set(PACE_MS)
  }

  /** Tells whether the canvas shows nothing that is not at least on its way to the board. */
  #tellAgreement(): void {
    const canvas = this.#canvas
    if (this.#isShowing) return
    const agrees = !canvas?.isWritable() || this.round < 0 || !(this.#waits || this.#outgoing.isBehind(canvas))
    if (agrees === this.#agrees) return
    this.#agrees = agrees
    this.#ports.onAgreement(agrees)
  }
}
