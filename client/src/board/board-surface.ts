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
    /** How much of the canvas lies under tools, in pixels from each side. */
    insets(): Insets
    /** Told how many elements of the board the canvas can't draw. */
    onUndrawn(count: number): void
    /** Told which elements others erased while this person holds something. */
    onErased(ids: readonly string[]): void
  }>

/** Excalidraw as a canvas to be shared. */
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

/** The elements of the board that are left out of the canvas, because it can't draw them. */
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

  /** Counts the element where it is left out. Returns what is to be drawn of it. */
  sift(id: string, { drawn, isLeftOut }: Drawing): ExcalidrawElement[] {
    if (isLeftOut !== this.#ids.has(id)) {
      if (isLeftOut) this.#ids.add(id)
      else this.#ids.delete(id)
      this.#onCount(this.#ids.size)
    }
    return drawn ? [drawn] : []
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
  const [restored] = restoredOf(element)
  const given = Object.entries(element).filter(([, value]) => value !== undefined && value !== null)
  return restored && ({ ...restored, ...Object.fromEntries(given), ...ownOrder(element) } as ExcalidrawElement)
}

/** What the canvas draws of an element. One that is too small to be seen yet is neither drawn nor left out. */
type Drawing = Readonly<{ drawn: ExcalidrawElement | undefined; isLeftOut: boolean }>

/** An element of the board as the canvas draws it, or that it is left out because the canvas can't draw it. */
export function drawingOf(element: Element): Drawing {
  const completed = complete(element)
  return completed ? asDrawing(completed) : { drawn: undefined, isLeftOut: !isDrawable(element) }
}

function asDrawing(element: ExcalidrawElement): Drawing {
  const isLeftOut = !isDrawable(element)
  return { drawn: isLeftOut ? undefined : element, isLeftOut }
}

/** One element that the canvas throws at is an element that it can't draw; it comes back as it was. */
function restoredOf(element: Element): readonly ExcalidrawElement[] {
  const given = { ...element, ...ownOrder(element) } as unknown as ExcalidrawElement
  try {
    return restoreElements([given], null)
  } catch {
    return [given]
  }
}

/** The canvas throws at a place in the order that is no key, and gives an element without one a key of its own. */
const ownOrder = ({ index }: Element) => (index && isFractionalIndex(index) ? {} : { index: null })

/** Gives each element the list of what is bound to it. In place, because the canvas may hold the element just now. */
export function bound(elements: ExcalidrawElement[]): ExcalidrawElement[] {
  const lists = boundLists(elements)
  for (const element of elements) {
    const list = lists.get(element.id) ?? []
    if (!isSameList(element.boundElements ?? [], list)) Object.assign(element, { boundElements: list })
  }
  return elements
}

/** From the bottom up; of two with the same key the same one is on top on every screen. */
export function byIndex(a: ExcalidrawElement, b: ExcalidrawElement): number {
  const [one, other] = [a.index ?? '', b.index ?? '']
  return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1
}
