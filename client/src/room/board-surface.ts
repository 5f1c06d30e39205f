import type { Element } from '@dryrun/shared/interview/element.ts'
import { CaptureUpdateAction, restoreElements } from '@excalidraw/excalidraw'
import type { ExcalidrawElement, OrderedExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import type { ExcalidrawImperativeAPI, NormalizedZoomValue } from '@excalidraw/excalidraw/types'
import type { CanvasElement, Values } from './board-element.ts'
import { heldIn } from './board-held.ts'
import type { BoardCanvas, Placement } from './board-sync.ts'

export type Insets = Readonly<{ top: number; right: number; bottom: number; left: number }>

type Frame = Readonly<{
  isWritable(): boolean
  /** How much of the canvas lies under tools, in pixels from each side. */
  insets(): Insets
}>

/** Excalidraw as a canvas to be shared. */
export function surfaceOf(api: ExcalidrawImperativeAPI, { isWritable, insets }: Frame): BoardCanvas {
  const elements = () => api.getSceneElementsIncludingDeleted() as readonly unknown[] as readonly CanvasElement[]
  return {
    elements,
    held: () => heldIn(api.getAppState(), elements()),
    isWritable,
    put(placements) {
      const next = placed(api.getSceneElementsIncludingDeleted(), placements)
      api.updateScene({ elements: next, captureUpdate: CaptureUpdateAction.NEVER })
    },
    replace(board) {
      const next = board.map(complete).filter((element) => element !== undefined)
      api.updateScene({
        elements: next.sort(byIndex),
        appState: { ...emptyHands, ...start },
        captureUpdate: CaptureUpdateAction.NEVER,
      })
      api.history.clear()
      if (next.length) api.scrollToContent(next, { fitToContent: true, animate: false, canvasOffsets: insets() })
    },
  }
}

/** Whatever was in hand belonged to the board that has gone. */
const emptyHands = {
  newElement: null,
  resizingElement: null,
  multiElement: null,
  editingTextElement: null,
  editingLinearElement: null,
  selectedLinearElement: null,
  editingGroupId: null,
  selectedElementIds: {},
  selectedGroupIds: {},
}

/** Where everybody begins on an empty board. */
const start = { scrollX: 0, scrollY: 0, zoom: { value: 1 as NormalizedZoomValue } }

function placed(scene: readonly OrderedExcalidrawElement[], placements: readonly Placement[]): ExcalidrawElement[] {
  const values = new Map(placements.map((placement) => [placement.id, placement]))
  const next = scene.map((element): ExcalidrawElement => {
    const placement = values.get(element.id)
    return placement ? changed(element, placement.values) : element
  })
  const there = new Set(scene.map(({ id }) => id))
  const added = placements
    .filter(({ id, whole }) => whole && !there.has(id))
    .map((one) => complete(one.values as Element))
  const isOrdered = !added.length && placements.every(({ values: { index } }) => index === undefined)
  const all = [...next, ...added.filter((element) => element !== undefined)]
  return isOrdered ? all : all.sort(byIndex)
}

/** A new object with a new version: the canvas keeps its pictures of elements by both. */
function changed(element: ExcalidrawElement, values: Values): ExcalidrawElement {
  const next = {
    ...element,
    ...values,
    version: element.version + 1,
    versionNonce: Math.floor(Math.random() * 2 ** 31),
    updated: Date.now(),
  } as ExcalidrawElement
  const hasGaps = Object.values(values).some((value) => value === undefined)
  return (hasGaps && complete(next as unknown as Element)) || next
}

/**
 * The element with everything filled in that the canvas relies on, for others may send less. What they did send stays
 * as it is. Nothing when it is too small to be seen yet.
 */
export function complete(element: Element): ExcalidrawElement | undefined {
  const [restored] = restoreElements([element as unknown as ExcalidrawElement], null)
  const given = Object.entries(element).filter(([, value]) => value !== undefined && value !== null)
  return restored && ({ ...restored, ...Object.fromEntries(given) } as ExcalidrawElement)
}

/** From the bottom up; of two with the same key the same one is on top on every screen. */
export function byIndex(a: ExcalidrawElement, b: ExcalidrawElement): number {
  const [one, other] = [a.index ?? '', b.index ?? '']
  return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1
}
