import { BoundIndex, isSameBound, targetsOf } from './bound-index.ts'
import type { Element, Patch } from './element.ts'
import { Shape, type ShapeOutline } from './shape.ts'

/**
 * The drawing of one round, public to every role and merged in the log's order: the last writer wins per property, and
 * erased elements stay. `boundElements` is derived from arrows' bindings and texts' containers.
 */
export class Board {
  readonly #shapes = new Map<string, Shape>()
  #bound = new BoundIndex()
  /** Elements shared with a fork; they are copied on write. */
  #lent = new Set<string>()
  #bytes = 0

  get size(): number {
    return this.#shapes.size
  }

  /** Size of all elements as `shapeSize` counts it, erased ones included. */
  get bytes(): number {
    return this.#bytes
  }

  get(id: string): Readonly<Element> | undefined {
    return this.#shapes.get(id)?.element
  }

  outline(id: string): ShapeOutline | undefined {
    return this.#shapes.get(id)?.outline()
  }

  /** Yields all elements, erased ones included, oldest first. They change in place, so callers must not keep them. */
  *elements(): IterableIterator<Readonly<Element>> {
    for (const { element } of this.#shapes.values()) yield element
  }

  /**
   * Applies patches and returns them with derived instead of sent `boundElements`. Ignores changes to unknown elements.
   */
  apply(patches: readonly Patch[]): Patch[] {
    const targets = new Set<string>()
    for (const patch of patches) for (const target of this.#applyOne(patch)) targets.add(target)
    return [...patches.flatMap(withoutBound), ...this.#derive(targets)]
  }

  #applyOne(patch: Patch): string[] {
    const known = this.#own(patch.id)
    if (!known && !('element' in patch)) return []
    const before = known ? targetsOf(known.element) : []
    const size = known?.size ?? 0
    const shape = known ? changed(known, patch) : this.#add(patch)
    if (!shape) return []
    this.#bytes += shape.size - size
    const moved = this.#bound.move(shape.element, before, targetsOf(shape.element))
    return known ? moved : [patch.id, ...moved]
  }

  #add(patch: Patch): Shape | undefined {
    if (!('element' in patch)) return undefined
    const shape = new Shape(patch.element)
    this.#shapes.set(patch.id, shape)
    return shape
  }

  #derive(targets: Iterable<string>): Patch[] {
    const derived: Patch[] = []
    for (const id of targets) {
      const boundElements = this.#bound.of(id)
      const element = this.get(id)
      if (!element || isSameBound(element.boundElements, boundElements)) continue
      this.#own(id)?.setBound(boundElements)
      derived.push({ id, set: { boundElements } })
    }
    return derived
  }

  #own(id: string): Shape | undefined {
    const known = this.#shapes.get(id)
    if (!known || !this.#lent.delete(id)) return known
    const own = known.copy()
    this.#shapes.set(id, own)
    return own
  }

  /** Returns an independent copy that shares unchanged elements. */
  fork(): Board {
    const fork = new Board()
    for (const [id, shape] of this.#shapes) fork.#shapes.set(id, shape)
    fork.#bound = this.#bound.copy()
    fork.#bytes = this.#bytes
    this.#lent = new Set(this.#shapes.keys())
    fork.#lent = new Set(this.#shapes.keys())
    return fork
  }

  /** Returns patches that recreate the board, as a snapshot whose points are copied on read. */
  asPatches(): Patch[] {
    return [...this.fork().elements()].map((element) => ({ id: element.id, element }))
  }
}

function changed(shape: Shape, patch: Patch): Shape {
  if ('element' in patch) shape.assign(patch.element)
  else if (patch.set) shape.assign(patch.set)
  if ('append' in patch && patch.append) shape.grow(patch.append)
  return shape
}

function withoutBound(patch: Patch): Patch[] {
  if ('element' in patch) {
    const { boundElements, ...element } = patch.element
    return [boundElements === undefined ? patch : { id: patch.id, element }]
  }
  if (patch.set?.boundElements === undefined) return [patch]
  const { boundElements: _, ...set } = patch.set
  const rest: Patch = {
    id: patch.id,
    ...(Object.keys(set).length && { set }),
    ...(patch.append && { append: patch.append }),
  }
  return Object.keys(rest).length > 1 ? [rest] : []
}

export class Boards {
  readonly #rounds = new Map<number, Board>()

  of(round: number): Board {
    const board = this.#rounds.get(round) ?? new Board()
    this.#rounds.set(round, board)
    return board
  }

  /** Elements over all rounds, erased ones included. */
  get size(): number {
    return this.#sum(({ size }) => size)
  }

  get bytes(): number {
    return this.#sum(({ bytes }) => bytes)
  }

  #sum(of: (board: Board) => number): number {
    return [...this.#rounds.values()].reduce((sum, board) => sum + of(board), 0)
  }
}
