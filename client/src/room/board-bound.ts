import type { CanvasElement } from './board-element.ts'

export type Bound = Readonly<{ id: string; type: 'arrow' | 'text' }>

/** What is bound to each element, as its arrows and its text say: they alone are shared, the lists are not. */
export function boundLists(elements: readonly Pick<CanvasElement, 'id'>[]): Map<string, Bound[]> {
  const pairs = (elements as readonly CanvasElement[]).flatMap((element) =>
    targetsOf(element).map((to) => ({ to, bound: { id: element.id, type: element.type as Bound['type'] } })),
  )
  const lists = new Map<string, Bound[]>()
  for (const { to, bound } of pairs) lists.set(to, [...(lists.get(to) ?? []), bound])
  return lists
}

/** Whether two lists hold the same elements, in whatever order. */
export function holdSame(one: readonly Bound[], other: readonly Bound[]): boolean {
  const ids = new Set(other.map(({ id }) => id))
  return one.length === other.length && one.every(({ id }) => ids.has(id))
}

function targetsOf({ type, isDeleted, containerId, startBinding, endBinding }: CanvasElement): string[] {
  if (isDeleted || (type !== 'text' && type !== 'arrow')) return []
  const [start, end] = [startBinding, endBinding].map((one) => (one as { elementId?: string } | null)?.elementId)
  const targets = type === 'text' ? [containerId] : [...new Set([start, end])]
  return targets.filter((id) => typeof id === 'string')
}
