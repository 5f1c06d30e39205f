import { Board } from '@dryrun/shared/interview/board.ts'
import type { Element, Patch } from '@dryrun/shared/interview/element.ts'
import { patched } from './board-diff.ts'

/** One's own changes of one submission that the server has not answered yet. */
export type Layer = Readonly<{ id: string; round: number; patches: readonly Patch[] }>

/**
 * The server's board of one round with one's own unanswered changes over it, in order. Whatever is refused, repeated or
 * arrives late: once every submission is answered, what is left is the server's board.
 */
export class BoardLayers {
  #base = new Board()
  #round = -1
  readonly #layers: Layer[] = []

  /** The round whose board this is, -1 before the first. */
  get round(): number {
    return this.#round
  }

  /** How many submissions wait for an answer, those for earlier rounds included. */
  get waiting(): number {
    return this.#layers.length
  }

  /** What the server says has happened. Returns the elements it is about. */
  apply(patches: readonly Patch[]): Set<string> {
    this.#base.apply(patches)
    return idsOf(patches)
  }

  /** The whole board of a round, in place of what was known. Returns the elements that may look different. */
  replace(round: number, patches: readonly Patch[]): Set<string> {
    const before = this.ids()
    this.#base = new Board()
    this.#base.apply(patches)
    this.#round = round
    return new Set([...before, ...this.ids()])
  }

  add(layer: Layer): void {
    this.#layers.push(layer)
  }

  /** Takes a submission's changes away once it is answered. Returns the elements that may look different now. */
  drop(id: string): Set<string> {
    const index = this.#layers.findIndex((layer) => layer.id === id)
    const [layer] = index < 0 ? [] : this.#layers.splice(index, 1)
    return layer?.round === this.#round ? idsOf(layer.patches) : new Set()
  }

  /** Elements of the board, those only on this machine too, oldest first. */
  ids(): Set<string> {
    const ids = new Set<string>()
    for (const { id } of this.#base.elements()) ids.add(id)
    for (const { patches } of this.#current()) for (const { id } of patches) ids.add(id)
    return ids
  }

  /** How an element is to be shown; nothing when it is not on the board. A copy. */
  shown(id: string): Element | undefined {
    const own = this.#current().flatMap(({ patches }) => patches.filter((patch) => patch.id === id))
    return patched(this.#base.get(id), own)
  }

  /** The elements that a change is about, as they are to be shown; what is erased is left out. */
  shapesOf(patches: readonly Patch[]): Element[] {
    const shapes = [...idsOf(patches)].map((id) => this.shown(id))
    return shapes.filter((shape) => shape !== undefined).filter(({ isDeleted }) => !isDeleted)
  }

  #current(): Layer[] {
    return this.#layers.filter(({ round }) => round === this.#round)
  }
}

const idsOf = (patches: readonly Patch[]): Set<string> => new Set(patches.map(({ id }) => id))
