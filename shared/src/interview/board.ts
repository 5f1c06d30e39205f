import type { Append, Element, Patch } from './element.ts'

/**
 * The drawing of one round: big, public to every role, merged in place in the log's order. Per property the last
 * writer wins. Nothing is removed; erased elements stay, marked as deleted.
 */
export class Board {
  readonly #elements = new Map<string, Element>()
  /** Elements that a fork has as well: they are copied before they change. */
  #lent = new Set<string>()

  get size(): number {
    return this.#elements.size
  }

  get(id: string): Readonly<Element> | undefined {
    return this.#elements.get(id)
  }

  /** All elements, erased ones too, oldest first. The objects are the board's own: read them, do not keep them. */
  elements(): IterableIterator<Readonly<Element>> {
    return this.#elements.values()
  }

  /** Applies what has happened. It never refuses: a change to an unknown element changes nothing. */
  apply(patches: readonly Patch[]): void {
    for (const patch of patches) this.#applyOne(patch)
  }

  #applyOne(patch: Patch): void {
    const known = this.#own(patch.id)
    if ('element' in patch) {
      // The board's own copy: the patch itself may still wait in a frame.
      if (known) Object.assign(known, ownCopy(patch.element))
      else this.#elements.set(patch.id, ownCopy(patch.element))
      return
    }
    if (!known) return
    if (patch.set) Object.assign(known, ownCopy(patch.set))
    if (patch.append) grow(known, patch.append)
  }

  /** The element to change. */
  #own(id: string): Element | undefined {
    const known = this.#elements.get(id)
    if (!known || !this.#lent.delete(id)) return known
    const own = ownCopy(known)
    this.#elements.set(id, own)
    return own
  }

  /** The same board, to go on with apart from this one. What neither changes from here on is there once, for both. */
  fork(): Board {
    const fork = new Board()
    for (const [id, element] of this.#elements) fork.#elements.set(id, element)
    this.#lent = new Set(this.#elements.keys())
    fork.#lent = new Set(this.#elements.keys())
    return fork
  }

  /** The whole board as changes that draw it anew. */
  asPatches(): Patch[] {
    return [...this.#elements.values()].map((element) => ({ id: element.id, element: ownCopy(element) }))
  }
}

/** Cuts back to where the addition starts before adding, so that applying it twice is applying it once. */
function grow(element: Element, { from, points, pressures }: Append): void {
  element.points ??= []
  if (from > element.points.length) return
  element.points.length = from
  for (const point of points) element.points.push([...point])
  if (!pressures) return
  element.pressures ??= []
  element.pressures.length = Math.min(element.pressures.length, from)
  element.pressures.push(...pressures)
}

/** Only the point lists change in place, so only they need copies of their own. */
function ownCopy<T extends object>(value: T): T {
  const copy = { ...value } as T & { points?: unknown[]; pressures?: unknown[] }
  if (copy.points) copy.points = [...copy.points]
  if (copy.pressures) copy.pressures = [...copy.pressures]
  return copy
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
    let size = 0
    for (const board of this.#rounds.values()) size += board.size
    return size
  }
}
