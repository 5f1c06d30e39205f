import type { CommandOf } from '@dryrun/shared/interview/commands.ts'
import type { Element, Patch } from '@dryrun/shared/interview/element.ts'
import type { BoardStep } from '@dryrun/shared/interview/frame.ts'
import { Alarm, type Clock } from './alarm.ts'
import { BoardBatch } from './board-batch.ts'
import { nextChange, patched } from './board-diff.ts'
import { type CanvasElement, isSame, isWorthSending, movedBetween, type Values, valuesOf } from './board-element.ts'
import { BoardLayers, type Layer } from './board-layers.ts'

/** Values to show: of an element that is there, or with `whole` of one that is not. */
export type Placement = Readonly<{ id: string; values: Values; whole: boolean }>

/** The drawing surface, as far as sharing it needs. */
export type BoardCanvas = {
  /** Everything on it, erased elements too. */
  elements(): readonly CanvasElement[]
  /** What is under this person's pen, pointer or caret: it is left alone until it is put down. */
  held(): ReadonlySet<string>
  /** Shows what others did, outside of one's own undo history. */
  put(placements: readonly Placement[]): void
  /** Shows another board, without a history. */
  replace(elements: readonly Element[]): void
  isWritable(): boolean
}

/** What was last looked at of an element: at which `version`, what it showed then, and what the board had then. */
type Known = Readonly<{ version: number; seen: Values; world: Values | undefined }>

/** A `version` no element has, so that the next look is a close one. */
const LOOK_AGAIN = -1
/** Between two changes: about two animation frames, and below what the server allows one person. */
const PACE_MS = 33
/** While an answer is awaited changes gather, but not so long that a crash could cost more than this. */
const PATIENCE_MS = 1_000

/**
 * Keeps a canvas and the server's board alike. What others did goes to the canvas property by property, except where
 * one's own change is still on its way: that comes later in the server's order anyway. What was drawn here goes out as
 * property patches, at most one command at a time.
 */
export class BoardSync {
  readonly #submit: (command: CommandOf<'changeBoard'>) => string
  readonly #clock: Clock
  readonly #alarm: Alarm
  readonly #layers = new BoardLayers()
  readonly #known = new Map<string, Known>()
  /** Elements whose shown values may have moved since they were put on the canvas. */
  readonly #touched = new Set<string>()
  #held: ReadonlySet<string> = new Set()
  #canvas: BoardCanvas | undefined
  #isDirty = false
  #sentAt = Number.NEGATIVE_INFINITY

  /** `submit` hands a change to the outbox and returns the submission's id. */
  constructor(submit: (command: CommandOf<'changeBoard'>) => string, clock: Clock) {
    this.#submit = submit
    this.#clock = clock
    this.#alarm = new Alarm(clock, () => this.#run())
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
      this.#known.clear()
      this.#touched.clear()
    }
  }

  /** Something may have changed on the canvas. Cheap: call it as often as it is drawn. */
  changed(): void {
    this.#isDirty = true
    this.#alarm.set()
  }

  /** Hands over all that has not been sent yet, now: the page or the board is about to go. */
  flush(): void {
    while (this.#send());
  }

  #touch(ids: Iterable<string>): void {
    for (const id of ids) this.#touched.add(id)
    this.#alarm.set()
  }

  #run(): void {
    this.#show()
    if (!this.#isDirty) return
    const pace = this.#layers.waiting ? PATIENCE_MS : PACE_MS
    const wait = this.#sentAt + pace - this.#clock.now()
    if (wait > 0) return this.#alarm.set(wait)
    this.#isDirty = false
    this.#send()
  }

  #showAll(): void {
    this.#known.clear()
    this.#touched.clear()
    const canvas = this.#canvas
    if (!canvas) return
    const board = new Map([...this.#layers.ids()].map((id) => [id, this.#layers.shown(id)] as const))
    canvas.replace([...board.values()].filter((element) => element !== undefined && !element.isDeleted) as Element[])
    for (const now of canvas.elements()) this.#remember(now, board.get(now.id))
  }

  #remember(now: CanvasElement, world: Values | undefined): void {
    this.#known.set(now.id, { version: now.version, seen: valuesOf(now), world })
  }

  /** Brings to the canvas what has moved on the board, but for what is in this person's hands. */
  #show(): void {
    const canvas = this.#canvas
    if (!canvas || !this.#touched.size) return
    const held = canvas.held()
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
    canvas.put(placements)
    const there = new Map(canvas.elements().map((element) => [element.id, element]))
    for (const { id, whole } of placements) {
      const now = there.get(id)
      const known = this.#known.get(id)
      if (!now) this.#known.delete(id)
      else if (whole) this.#remember(now, known?.world)
      else if (known && known.version !== LOOK_AGAIN) this.#known.set(id, { ...known, version: now.version })
    }
  }

  /** What to put on the canvas for one element: where the board moved and this person did not. */
  #merge(id: string, now: CanvasElement | undefined): Placement | undefined {
    const world = this.#layers.shown(id)
    if (!world) return this.#vanish(id, now)
    if (!now) return this.#wasDropped(id) ? undefined : this.#appear(world)
    // What is there without being known was taken back once: all of it gives way to the board.
    const known = this.#known.get(id) ?? { version: now.version, seen: valuesOf(now), world: valuesOf(now) }
    const moved = movedBetween(known.world, world)
    const values = Object.fromEntries(moved.filter(([key]) => isSame(now[key], known.seen[key])))
    const version = known.version === now.version ? now.version : LOOK_AGAIN
    this.#known.set(id, { version, seen: { ...known.seen, ...Object.fromEntries(moved) }, world })
    return Object.keys(values).length ? { id, values, whole: false } : undefined
  }

  #appear(world: Element): Placement | undefined {
    if (world.isDeleted) return undefined
    this.#known.set(world.id, { version: LOOK_AGAIN, seen: {}, world })
    return { id: world.id, values: world, whole: true }
  }

  /** Not on the board after all: its creation was refused. */
  #vanish(id: string, now: CanvasElement | undefined): Placement | undefined {
    return this.#known.delete(id) && now && !now.isDeleted
      ? { id, values: { isDeleted: true }, whole: false }
      : undefined
  }

  /** Submits what has changed on the canvas, as much as fits in one command. Whether there was anything. */
  #send(): boolean {
    const canvas = this.#canvas
    if (!canvas?.isWritable() || this.round < 0) return false
    const batch = new BoardBatch()
    this.#collect(canvas, batch)
    this.#isDirty ||= batch.isFull
    if (batch.isFull) this.#alarm.set(PACE_MS)
    if (!batch.patches.length) return false
    const command = { type: 'changeBoard', round: this.round, patches: batch.patches } as const
    this.#layers.add({ id: this.#submit(command), round: this.round, patches: batch.patches })
    this.#sentAt = this.#clock.now()
    return true
  }

  #collect(canvas: BoardCanvas, batch: BoardBatch): void {
    const elements = canvas.elements()
    this.#collectDropped(elements, batch)
    this.#held = canvas.held()
    for (const now of elements) {
      while (this.#collectOne(now, batch));
    }
  }

  /** A stroke that the canvas took back while it was drawn, as when a second finger came down, is erased. */
  #collectDropped(elements: readonly CanvasElement[], batch: BoardBatch): void {
    const there = new Set(elements.map(({ id }) => id))
    for (const id of [...this.#held].filter((one) => this.#wasDropped(one) && !there.has(one))) {
      if (batch.take({ id, set: { isDeleted: true } })) this.#known.delete(id)
    }
  }

  /** Whether an element that is missing was last seen in this person's hands. */
  #wasDropped(id: string): boolean {
    return this.#held.has(id) && this.#known.has(id)
  }

  /** Takes the next change of one element into the batch. Whether to ask again. */
  #collectOne(now: CanvasElement, batch: BoardBatch): boolean {
    const known = this.#known.get(now.id)
    if (known ? known.version === now.version : !isWorthSending(now)) return false
    const change = nextChange(now, known?.seen)
    if (!change) {
      if (known) this.#known.set(now.id, { ...known, version: now.version })
      return false
    }
    if (change.patch && !batch.take(change.patch)) return false
    const world = change.patch ? patched(known?.world as Element | undefined, [change.patch]) : known?.world
    this.#known.set(now.id, { version: LOOK_AGAIN, seen: change.seen, world })
    return true
  }
}
