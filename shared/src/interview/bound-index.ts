import type { Element, ElementProps } from './element.ts'

type BoundElements = NonNullable<ElementProps['boundElements']>
type Kind = BoundElements[number]['type']
type Ends = Pick<Element, 'type' | 'isDeleted' | 'startBinding' | 'endBinding' | 'containerId'>

/** Bound of `boundElements`. Further arrows and texts still name the element in their own binding. */
export const MOST_BOUND = 500

/** Returns the ids an arrow or text is bound to; none once it is erased. */
export function targetsOf({ type, isDeleted, startBinding, endBinding, containerId }: Readonly<Ends>): string[] {
  if (isDeleted) return []
  const ends = type === 'arrow' ? [startBinding?.elementId, endBinding?.elementId] : []
  const holder = type === 'text' ? [containerId] : []
  return [...new Set([...ends, ...holder])].filter((id) => id !== undefined && id !== null)
}

/**
 * Sorts by id and keeps at most 500, for canvas and server alike. Prefers texts to arrows, because Excalidraw creates a
 * second label when it does not find the first.
 */
export function listOf<T extends BoundElements[number]>(bound: readonly T[]): T[] {
  const sorted = bound.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  if (sorted.length <= MOST_BOUND) return sorted
  const texts = sorted.filter(({ type }) => type === 'text')
  const arrows = sorted.filter(({ type }) => type === 'arrow')
  const listed = new Set([...texts, ...arrows].slice(0, MOST_BOUND))
  return sorted.filter((one) => listed.has(one))
}

export class BoundIndex {
  readonly #bound = new Map<string, Map<string, Kind>>()

  /** Returns the targets that were added or removed. */
  move({ id, type }: Readonly<Element>, before: readonly string[], after: readonly string[]): string[] {
    const gone = before.filter((target) => !after.includes(target))
    const come = after.filter((target) => !before.includes(target))
    for (const target of gone) this.#bound.get(target)?.delete(id)
    for (const target of come) this.#boundTo(target).set(id, type === 'text' ? 'text' : 'arrow')
    return [...gone, ...come]
  }

  of(target: string): ElementProps['boundElements'] {
    const bound = [...(this.#bound.get(target) ?? [])].map(([id, type]) => ({ id, type }))
    if (!bound.length) return null
    return listOf(bound)
  }

  copy(): BoundIndex {
    const copy = new BoundIndex()
    for (const [target, bound] of this.#bound) if (bound.size) copy.#bound.set(target, new Map(bound))
    return copy
  }

  #boundTo(target: string): Map<string, Kind> {
    const bound = this.#bound.get(target) ?? new Map<string, Kind>()
    this.#bound.set(target, bound)
    return bound
  }
}

export const isSameBound = (a: ElementProps['boundElements'], b: ElementProps['boundElements']): boolean =>
  (a?.length ?? 0) === (b?.length ?? 0) &&
  (a ?? []).every(({ id, type }, at) => b?.[at]?.id === id && b[at].type === type)
