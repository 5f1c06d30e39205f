import type { Element } from '@dryrun/shared/interview/element.ts'
import { PART_HEIGHT, PART_WIDTH, type Part, partElements } from '@dryrun/shared/interview/starting-board.ts'
import { stencils } from '@dryrun/shared/interview/stencils.ts'
import { CaptureUpdateAction } from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { complete } from './board-surface.ts'
import { newId } from './new-id.ts'

type Stencil = Part['stencil']
type Point = Readonly<{ x: number; y: number }>

/** How far a part is put from one that is already in its place. */
const STEP = 24

/** Puts a part on the board with its middle at a point of the scene, selected, as one step to undo. */
export function addPart(api: ExcalidrawImperativeAPI, stencil: Stencil, middle: Point): void {
  const scene = api.getSceneElementsIncludingDeleted()
  const taken = api.getSceneElements().map(({ x, y }) => ({ x, y }))
  const place = freePlace({ x: middle.x - PART_WIDTH / 2, y: middle.y - PART_HEIGHT / 2 }, taken)
  const part = partElements({ id: newId(), stencil, label: stencils[stencil].name, ...place })
  const elements = part.map((element: Element) => complete(element)).filter((element) => element !== undefined)
  // Without a key for its place in the order the canvas puts a new element on top and gives it one.
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

function freePlace(wanted: Point, taken: readonly Point[]): Point {
  const isTaken = (place: Point) =>
    taken.some(({ x, y }) => Math.abs(x - place.x) < STEP / 2 && Math.abs(y - place.y) < STEP / 2)
  let place = { x: Math.round(wanted.x), y: Math.round(wanted.y) }
  while (isTaken(place)) place = { x: place.x + STEP, y: place.y + STEP }
  return place
}
