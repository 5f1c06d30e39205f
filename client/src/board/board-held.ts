import type { AppState } from '@excalidraw/excalidraw/types'
import type { CanvasElement } from '../live/sync/board-element.ts'

type Hands = Pick<
  AppState,
  | 'newElement'
  | 'resizingElement'
  | 'multiElement'
  | 'editingTextElement'
  | 'editingLinearElement'
  | 'selectedLinearElement'
  | 'selectedElementIds'
  | 'selectedElementsAreBeingDragged'
  | 'isResizing'
  | 'isRotating'
  | 'croppingElementId'
  | 'editingFrame'
>

/** Returns the elements that the user draws, moves, shapes or edits, with the texts inside them. */
export function heldIn(state: Hands, elements: readonly CanvasElement[]): ReadonlySet<string> {
  const moves = state.selectedElementsAreBeingDragged || state.isResizing || state.isRotating
  const ids = [
    state.newElement?.id,
    state.resizingElement?.id,
    state.multiElement?.id,
    state.editingTextElement?.id,
    state.editingLinearElement?.elementId,
    state.selectedLinearElement?.isDragging ? state.selectedLinearElement.elementId : undefined,
    state.croppingElementId,
    state.editingFrame,
    ...(moves ? Object.keys(state.selectedElementIds) : []),
  ]
  const held = new Set(ids.filter((id) => typeof id === 'string'))
  if (!held.size) return held
  for (const { id, containerId } of elements) if (typeof containerId === 'string' && held.has(containerId)) held.add(id)
  return held
}
