import type { Element } from '@dryrun/shared/interview/element.ts'
import { isFractionalIndex } from '@dryrun/shared/interview/fractional-index.ts'
import { CaptureUpdateAction, restoreElements } from '@excalidraw/excalidraw'
import type { ExcalidrawElement, OrderedExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import type { ExcalidrawImperativeAPI, NormalizedZoomValue } from '@excalidraw/excalidraw/types'
import { boundLists, isSameList } from '../live/sync/board-bound.ts'
import type { CanvasElement, Values } from '../live/sync/board-element.ts'
import type { BoardCanvas, Placement } from '../live/sync/board-sync.ts'
import { isDrawable } from './board-drawable.ts'
import { heldIn } from './board-held.ts'

export type Insets = Readonly<{ top: number; right: number; bottom: number; left: number }>

type Frame = Pick<BoardCanvas, 'isWritable' | 'pictureOf'> &
  Readonly<{
    /** Widths of the canvas edges that tools cover, in pixels. */
    insets(): Insets
    onUndrawn(count: number): void
    onErased(ids: readonly string[]): void
  }>

export function surfaceOf(api: ExcalidrawImperativeAPI, frame: Frame): BoardCanvas {
  const { isWritable, pictureOf, insets } = frame
  const elements = () => api.getSceneElementsIncludingDeleted() as readonly unknown[] as readonly CanvasElement[]
  const undrawn = new Undrawn(frame.onUndrawn)
  return {
    elements,
    held: () => heldIn(api.getAppState(), elements()),
    isWritable,
    pictureOf,
    warn: frame.onErased,
    put(placements) {
      const next = bound(placed(api.getSceneElementsIncludingDeleted(), placements, undrawn))
      api.updateScene({ elements: next, captureUpdate: CaptureUpdateAction.NEVER })
    },
    rename(ids) {
      const scene = api.getSceneElementsIncludingDeleted()
      const next = scene.map((element) => changed(element, { id: ids.get(element.id) ?? element.id }))
      api.updateScene({ elements: next, captureUpdate: CaptureUpdateAction.NEVER })
    },
    replace(board) {
      undrawn.clear()
      const next = bound(board.flatMap((element) => undrawn.sift(element.id, drawingOf(element))))
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

class Undrawn {
  readonly #ids = new Set<string>()
  readonly #onCount: Frame['onUndrawn']

  constructor(onCount: Frame['onUndrawn']) {
    this.#onCount = onCount
  }

  clear(): void {
    this.#ids.clear()
    this.#onCount(0)
  }

  /** Counts the element if it is left out. Returns what to draw. */
  sift(id: string, { drawn, isLeftOut }: Drawing): ExcalidrawElement[] {
    if (isLeftOut !== this.#ids.has(id)) {
      if (isLeftOut) this.#ids.add(id)
      else this.#ids.delete(id)
      this.#onCount(this.#ids.size)
    }
    return drawn ? [drawn] : []
  }
}

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

const start = { scrollX: 0, scrollY: 0, zoom: { value: 1 as NormalizedZoomValue } }

function placed(
  scene: readonly OrderedExcalidrawElement[],
  placements: readonly Placement[],
  undrawn: Undrawn,
): ExcalidrawElement[] {
  const values = new Map(placements.map((placement) => [placement.id, placement]))
  const next = scene.flatMap((element): ExcalidrawElement[] => {
    const placement = values.get(element.id)
    return placement ? undrawn.sift(element.id, asDrawing(changed(element, placement.values))) : [element]
  })
  const there = new Set(scene.map(({ id }) => id))
  const added = placements
    .filter(({ id, whole }) => whole && !there.has(id))
    .flatMap(({ id, values }) => undrawn.sift(id, drawingOf(values as Element)))
  const isOrdered = !added.length && placements.every(({ values: { index } }) => index === undefined)
  const all = [...next, ...added]
  return isOrdered ? all : all.sort(byIndex)
}

/** Returns a new object with a new version: Excalidraw caches drawings by both. */
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
 * Fills in the properties that Excalidraw requires; sent values win. Returns undefined for an element that is too small
 * to see.
 */
export function complete(element: Element): ExcalidrawElement | undefined {
  const [restored] = restoredOf(element)
  const given = Object.entries(element).filter(([, value]) => value !== undefined && value !== null)
  return restored && ({ ...restored, ...Object.fromEntries(given), ...ownOrder(element) } as ExcalidrawElement)
}

type Drawing = Readonly<{ drawn: ExcalidrawElement | undefined; isLeftOut: boolean }>

export function drawingOf(element: Element): Drawing {
  const completed = complete(element)
  return completed ? asDrawing(completed) : { drawn: undefined, isLeftOut: !isDrawable(element) }
}

function asDrawing(element: ExcalidrawElement): Drawing {
  const isLeftOut = !isDrawable(element)
  return { drawn: isLeftOut ? undefined : element, isLeftOut }
}

/** Restores an element. Excalidraw throws on elements that it can't draw; those come back unchanged. */
function restoredOf(element: Element): readonly ExcalidrawElement[] {
  const given = { ...element, ...ownOrder(element) } as unknown as ExcalidrawElement
  try {
    return restoreElements([given], null)
  } catch {
    return [given]
  }
}

/** Excalidraw throws on an invalid fractional index and replaces a missing one. */
const ownOrder = ({ index }: Element) => (index && isFractionalIndex(index) ? {} : { index: null })

/** Sets the `boundElements` of each element. Mutates in place because the canvas may hold the element. */
export function bound(elements: ExcalidrawElement[]): ExcalidrawElement[] {
  const lists = boundLists(elements)
  for (const element of elements) {
    const list = lists.get(element.id) ?? []
    if (!isSameList(element.boundElements ?? [], list)) Object.assign(element, { boundElements: list })
  }
  return elements
}

/** Compares by z-order. The id breaks ties, so that the order is the same on every screen. */
export function byIndex(a: ExcalidrawElement, b: ExcalidrawElement): number {
  const [one, other] = [a.index ?? '', b.index ?? '']
  return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1
}
