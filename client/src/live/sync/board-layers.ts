import { Board } from '@dryrun/shared/interview/board.ts'
import type { Element, Patch } from '@dryrun/shared/interview/element.ts'
import { patched } from './board-diff.ts'

export type Layer = Readonly<{ id: string; round: number; patches: readonly Patch[] }>

/**
 * The server's board of one round with unanswered local changes on top, in order. Once every submission is answered, it
 * equals the server's board, whatever was refused, repeated or late.
 */
export class BoardLayers {
  #base = new Board()
  #round = -1
  readonly #layers: Layer[] = []

  /** -1 before the first board. */
  get round(): number {
    return this.#round
  }

  /** Number of unanswered submissions, also for earlier rounds. */
  get waiting(): number {
    return this.#layers.length
  }

  /** Applies changes from the server. Returns the ids of changed elements. */
  apply(patches: readonly Patch[]): Set<string> {
    this.#base.apply(patches)
    return idsOf(patches)
  }

  /** Replaces the whole board. Returns the ids of elements that may look different. */
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

  /** Removes the changes of an answered submission. Returns the ids of elements that may look different. */
  drop(id: string): Set<string> {
    const index = this.#layers.findIndex((layer) => layer.id === id)
    const [layer] = index < 0 ? [] : this.#layers.splice(index, 1)
    return layer?.round === this.#round ? idsOf(layer.patches) : new Set()
  }

  /** Ids of all elements, local ones included, oldest first. */
  ids(): Set<string> {
    const ids = new Set<string>()
    for (const { id } of this.#base.elements()) ids.add(id)
    for (const { patches } of this.#current()) for (const { id } of patches) ids.add(id)
    return ids
  }

  /** Returns a copy of the element to show; undefined when it is not on the board. */
  shown(id: string): Element | undefined {
    const own = this.#current().flatMap(({ patches }) => patches.filter((patch) => patch.id === id))
    return patched(this.#base.get(id), own)
  }

  shapesOf(patches: readonly Patch[]): Element[] {
    const shapes = [...idsOf(patches)].map((id) => this.shown(id))
    return shapes.filter((shape) => shape !== undefined).filter(({ isDeleted }) => !isDeleted)
  }

  #current(): Layer[] {
    return this.#layers.filter(({ round }) => round === this.#round)
  }
}

const idsOf = (patches: readonly Patch[]): Set<string> => new Set(patches.map(({ id }) => id))
