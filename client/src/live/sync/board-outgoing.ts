import { type Element, Patch } from '@dryrun/shared/interview/element.ts'
import { Mending } from '../admission/mending.ts'
import { BoardBatch } from './board-batch.ts'
import type { BoardCanvas } from './board-canvas-port.ts'
import { nextChange, patched } from './board-diff.ts'
import { type CanvasElement, isWorthSending, type Values, valuesOf } from './board-element.ts'

/** What was last looked at of an element: at which `version`, what it showed then, and what the board had then. */
export type Known = Readonly<{ version: number; seen: Values; world: Values | undefined }>

/** A `version` no element has, so that the next look is a close one. */
export const LOOK_AGAIN = -1

/** What one look at the canvas led to. */
export type Look = Readonly<{ batch: BoardBatch; mending: Mending }>

/** Finds what has changed on the canvas since it was last looked at. */
export class BoardOutgoing {
  readonly known = new Map<string, Known>()
  #held: ReadonlySet<string> = new Set()

  /** Remembers an element as it is: none of it is a change of this person. */
  remember(now: CanvasElement, world: Values | undefined): void {
    this.known.set(now.id, { version: now.version, seen: valuesOf(now), world })
  }

  /** Whether an element that is missing was last seen in this person's hands. */
  wasDropped(id: string): boolean {
    return this.#held.has(id) && this.known.has(id)
  }

  /** Whether something on the canvas has not been looked at since it changed. */
  isBehind(canvas: BoardCanvas): boolean {
    return canvas.elements().some((now) => this.#isNews(now))
  }

  /** Takes what has changed, as much as fits into one command. The caller applies the mending to the canvas. */
  look(canvas: BoardCanvas): Look {
    const elements = canvas.elements()
    const batch = new BoardBatch()
    this.#collectDropped(elements, batch)
    this.#held = canvas.held()
    const mending = new Mending({ held: this.#held, pictureOf: (fileId) => this.#pictureOf(canvas, fileId) })
    for (const now of elements) {
      while (this.#collectOne(now, { batch, mending }));
    }
    return { batch, mending }
  }

  #isNews(now: CanvasElement): boolean {
    const known = this.known.get(now.id)
    return known ? known.version !== now.version : isWorthSending(now)
  }

  /** A picture that the board shows already needs nothing, whether this browser has loaded it or not. */
  #pictureOf(canvas: BoardCanvas, fileId: string) {
    for (const { world } of this.known.values()) if (world?.fileId === fileId) return 'shared'
    return canvas.pictureOf(fileId)
  }

  /** A stroke that the canvas took back while it was drawn, as when a second finger came down, is erased. */
  #collectDropped(elements: readonly CanvasElement[], batch: BoardBatch): void {
    const there = new Set(elements.map(({ id }) => id))
    for (const id of [...this.#held].filter((one) => this.wasDropped(one) && !there.has(one))) {
      if (batch.take({ id, set: { isDeleted: true } })) this.known.delete(id)
    }
  }

  /** Takes the next change of one element into the batch. Whether to ask again. */
  #collectOne(now: CanvasElement, { batch, mending }: Look): boolean {
    if (!this.#isNews(now)) return false
    const known = this.known.get(now.id)
    const admitted = mending.admit(now, known?.seen)
    if (!admitted) return false
    const change = nextChange(admitted.element, known?.seen)
    if (!change) {
      if (known && admitted.isFinal) this.known.set(now.id, { ...known, version: now.version })
      return false
    }
    if (change.patch && !Patch.safeParse(change.patch).success) return mending.takeBack(now, known?.world)
    if (change.patch && !batch.take(change.patch)) return false
    const world = change.patch ? patched(known?.world as Element | undefined, [change.patch]) : known?.world
    this.known.set(now.id, { version: LOOK_AGAIN, seen: change.seen, world })
    return true
  }
}
