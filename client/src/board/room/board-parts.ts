import { PART_HEIGHT, PART_WIDTH, type Part, partElements } from '@dryrun/shared/drawing/starting-board.ts'
import { stencils } from '@dryrun/shared/drawing/stencils.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'
import { CaptureUpdateAction } from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { newId } from '../../lib/new-id.ts'
import { complete } from '../board-surface.ts'

type Stencil = Part['stencil']
type Point = Readonly<{ x: number; y: number }>
type Box = Point & Readonly<{ width: number; height: number }>

/** Grid distances of parts, in scene pixels; they leave room for a labeled arrow. */
const [COLUMN, ROW] = [PART_WIDTH + 80, PART_HEIGHT + 40]
/** Free margin around existing elements, in scene pixels. */
const GAP = 16
const RINGS = 4

/** Adds a part centered at a point of the scene, selected, as one undo step. */
export function addPart(api: ExcalidrawImperativeAPI, stencil: Stencil, middle: Point): void {
  const scene = api.getSceneElementsIncludingDeleted()
  const place = freePlace({ x: middle.x - PART_WIDTH / 2, y: middle.y - PART_HEIGHT / 2 }, api.getSceneElements())
  const part = partElements({ id: newId(), stencil, label: stencils[stencil].name, ...place })
  const elements = part.map((element: Element) => complete(element)).filter((element) => element !== undefined)
  // Without an index Excalidraw puts the element on top.
  const added = elements.map((element) => ({ ...element, index: null }))
  api.updateScene({
    elements: [...scene, ...added],
    appState: {
      selectedElementIds: Object.fromEntries(added.map(({ id }) => [id, true as const])),
      selectedGroupIds: Object.fromEntries(added.flatMap(({ groupIds }) => groupIds).map((id) => [id, true])),
    },
    captureUpdate: CaptureUpdateAction.IMMEDIATELY,
  })
}

/** Returns the nearest place without overlap, or the wanted one when all are taken. */
function freePlace({ x, y }: Point, others: readonly Box[]): Point {
  const steps = Array.from({ length: 2 * RINGS + 1 }, (_, step) => step - RINGS)
  const places = steps.flatMap((column) => steps.map((row) => ({ column, row })))
  places.sort((a, b) => Math.hypot(a.column * COLUMN, a.row * ROW) - Math.hypot(b.column * COLUMN, b.row * ROW))
  const wanted = { x: Math.round(x), y: Math.round(y) }
  const free = places
    .map(({ column, row }) => ({ x: wanted.x + column * COLUMN, y: wanted.y + row * ROW }))
    .find((place) => !others.some((other) => overlaps(place, other)))
  return free ?? wanted
}

const overlaps = ({ x, y }: Point, other: Box): boolean =>
  x < other.x + other.width + GAP &&
  other.x < x + PART_WIDTH + GAP &&
  y < other.y + other.height + GAP &&
  other.y < y + PART_HEIGHT + GAP
