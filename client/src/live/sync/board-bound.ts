import { listOf } from '@dryrun/shared/interview/bound-index.ts'
import type { CanvasElement } from './board-element.ts'

export type Bound = Readonly<{ id: string; type: 'arrow' | 'text' }>

/** Lists the bound arrows and texts of each element, in the order of the server. */
export function boundLists(elements: readonly Pick<CanvasElement, 'id'>[]): Map<string, Bound[]> {
  const pairs = (elements as readonly CanvasElement[]).flatMap((element) =>
    targetsOf(element).map((to) => ({ to, bound: { id: element.id, type: element.type as Bound['type'] } })),
  )
  const lists = new Map<string, Bound[]>()
  for (const { to, bound } of pairs) {
    const list = lists.get(to)
    if (list) list.push(bound)
    else lists.set(to, [bound])
  }
  return new Map([...lists].map(([to, list]) => [to, listOf(list)]))
}

export const isSameList = (one: readonly Bound[], other: readonly Bound[]): boolean =>
  one.length === other.length && one.every(({ id }, place) => id === other[place]?.id)

function targetsOf({ type, isDeleted, containerId, startBinding, endBinding }: CanvasElement): string[] {
  if (isDeleted || (type !== 'text' && type !== 'arrow')) return []
  const [start, end] = [startBinding, endBinding].map((one) => (one as { elementId?: string } | null)?.elementId)
  const targets = type === 'text' ? [containerId] : [...new Set([start, end])]
  return targets.filter((id) => typeof id === 'string')
}
