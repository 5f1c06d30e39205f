import type { CanvasElement } from './board-element.ts'

export type Bound = Readonly<{ id: string; type: 'arrow' | 'text' }>

/** What is bound to each element, by the properties of arrows and texts, in the order of ids as the server has it. */
export function boundLists(elements: readonly Pick<CanvasElement, 'id'>[]): Map<string, Bound[]> {
  const pairs = (elements as readonly CanvasElement[]).flatMap((element) =>
    targetsOf(element).map((to) => ({ to, bound: { id: element.id, type: element.type as Bound['type'] } })),
  )
  pairs.sort((a, b) => (a.bound.id < b.bound.id ? -1 : 1))
  const lists = new Map<string, Bound[]>()
  for (const { to, bound } of pairs) lists.set(to, [...(lists.get(to) ?? []), bound])
  return lists
}

/** Whether two lists name the same elements in the same order. */
export const isSameList = (one: readonly Bound[], other: readonly Bound[]): boolean =>
  one.length === other.length && one.every(({ id }, place) => id === other[place]?.id)

function targetsOf({ type, isDeleted, containerId, startBinding, endBinding }: CanvasElement): string[] {
  if (isDeleted || (type !== 'text' && type !== 'arrow')) return []
  const [start, end] = [startBinding, endBinding].map((one) => (one as { elementId?: string } | null)?.elementId)
  const targets = type === 'text' ? [containerId] : [...new Set([start, end])]
  return targets.filter((id) => typeof id === 'string')
}
