import { startingBoardPatches } from '@dryrun/shared/drawing/starting-board.ts'
import type { Element, Patch } from '@dryrun/shared/interview/element.ts'
import { StartingBoard } from '@dryrun/shared/pack/board.ts'

/** Components and arrows of a sketch, with ids that the starting board does not have. */
export function sketch(mark: string, board: Parameters<typeof StartingBoard.parse>[0]): Patch[] {
  const text = JSON.stringify(startingBoardPatches(StartingBoard.parse(board)))
  return JSON.parse(text.replace(/"(part|arrow)_/g, `"${mark}_$1_`)) as Patch[]
}

export const intake = sketch('in', {
  parts: [
    { id: 'api', stencil: 'gateway', label: 'Orders API', x: 520, y: 260 },
    { id: 'accept', stencil: 'function', label: 'Accept order', x: 760, y: 260 },
    { id: 'orders', stencil: 'document-store', label: 'Orders table', x: 760, y: 460 },
  ],
  arrows: [
    { from: 'api', to: 'accept', label: 'POST' },
    { from: 'accept', to: 'orders' },
  ],
})
export const saga = sketch('sg', {
  parts: [
    { id: 'stream', stencil: 'stream', label: 'Order events', x: 520, y: 640 },
    { id: 'saga', stencil: 'service', label: 'Order saga', x: 1040, y: 640 },
    { id: 'mail', stencil: 'queue', label: 'Mail queue', x: 1300, y: 640 },
    { id: 'archive', stencil: 'object-store', label: 'Archive', x: 1300, y: 860 },
  ],
  arrows: [{ from: 'saga', to: 'mail', label: 'confirm' }],
})

export const tied = (id: string, [from, to]: readonly [string, string], [x, y, dx, dy]: readonly number[]): Patch => ({
  id,
  element: {
    ...(intake.find((patch) => 'element' in patch && patch.element.type === 'arrow') as { element: Element }).element,
    id,
    x: x!,
    y: y!,
    width: Math.abs(dx!),
    height: Math.abs(dy!),
    points: [
      [0, 0],
      [dx!, dy!],
    ],
    startBinding: { elementId: from, focus: 0, gap: 6 },
    endBinding: { elementId: to, focus: 0, gap: 6 },
    boundElements: null,
  },
})
