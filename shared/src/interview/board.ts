import { BoundIndex, isSameBound, targetsOf } from './bound-index.ts'
import type { Element, Patch } from './element.ts'
import { Shape, type ShapeOutline } from './shape.ts'

/**
 * The drawing of one round: big, public to every role, merged in place in the log's order. Per property the last
 * writer wins; `boundElements` is derived from the bindings of arrows and the containers of texts. Nothing is removed;
 * erased elements stay, marked as deleted.
 */
export class Board {
  readonly #shapes = new Map<string, Shape>()
  #bound = new BoundIndex()
  /** Elements that a fork has as well: they are copied before they change. */
  #lent = new Set<string>()
  #bytes = 0

  get size(): number {
    return this.#shapes.size
  }

  /** Bytes that all elements count, erased ones included. */
  get bytes(): number {
    return this.#bytes
  }

  get(id: string): Readonly<Element> | undefined {
    return this.#shapes.get(id)?.element
  }

  /** An element without its points and pressures, with how many there are. */
  outline(id: string): ShapeOutline | undefined {
    return this.#shapes.get(id)?.outline()
  }

  /** All elements, erased ones too, oldest first. The objects are the board's own: read them, do not keep them. */
  *elements(): IterableIterator<Readonly<Element>> {
    for (const { element } of this.#shapes.values()) yield element
  }

  /**
   * Applies what has happened. It never refuses: a change to an unknown element changes nothing. Returns the changes as
   * readers see them: without the `boundElements` that clients sent, with those that follow.
   */
  apply(patches: readonly Patch[]): Patch[] {
    const targets = new Set<string>()
    for (const patch of patches) for (const target of this.#applyOne(patch)) targets.add(target)
    return [...patches.flatMap(withoutBound), ...this.#derive(targets)]
  }

  /** Returns the elements whose `boundElements` may follow from the change. */
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

  /** The element to change. */
  #own(id: string): Shape | undefined {
    const known = this.#shapes.get(id)
    if (!known || !this.#lent.delete(id)) return known
    const own = known.copy()
    this.#shapes.set(id, own)
    return own
  }

  /** The same board, to go on with apart from this one. What neither changes from here on is there once, for both. */
  fork(): Board {
    const fork = new Board()
    for (const [id, shape] of this.#shapes) fork.#shapes.set(id, shape)
    fork.#bound = this.#bound.copy()
    fork.#bytes = this.#bytes
    this.#lent = new Set(this.#shapes.keys())
    fork.#lent = new Set(this.#shapes.keys())
    return fork
  }

  /** The whole board as changes that draw it anew. The elements are those of a snapshot: points are copied as they are read. */
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

/** The change without the list that its sender had; nothing when that was all of it. */
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

/** The boards of an interview, one a round. */
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

  /** Bytes over all rounds. */
  get bytes(): number {
    return this.#sum(({ bytes }) => bytes)
  }

  #sum(of: (board: Board) => number): number {
    return [...this.#rounds.values()].reduce((sum, board) => sum + of(board), 0)
  }
}
