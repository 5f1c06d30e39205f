import { counted } from '@dryrun/shared/format.ts'
import { drawingFault } from '@dryrun/shared/interview/drawing-fault.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'

/** Whether the canvas can draw an element. Boards of earlier versions hold elements that would crash it. */
export function isDrawable(element: Readonly<{ id: string }>): boolean {
  const { type, points, pressures = [], isDeleted } = element as Element
  if (isDeleted) return true
  const isPaired = points === undefined || (Array.isArray(points) && points.every(isPair))
  if (!isPaired || !Array.isArray(pressures)) return false
  return type === 'freedraw' && points === undefined ? false : !drawingFault(element as Element)
}

const isPair = (point: unknown): boolean =>
  Array.isArray(point) && point.length === 2 && point.every((value) => Number.isFinite(value))

export const undrawnText = (count: number): string =>
  count ? `${counted(count, 'shape')} of this board can’t be shown.` : ''
