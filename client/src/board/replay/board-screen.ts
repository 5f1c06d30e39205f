import type { Board } from '@dryrun/shared/interview/board.ts'
import { CaptureUpdateAction } from '@excalidraw/excalidraw'
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import type { BoardApi } from '../board-api.ts'
import { byIndex, drawingOf } from '../board-surface.ts'

/**
 * Shows a recording's board. Only changed elements become new objects, because Excalidraw caches the drawings of the
 * others; the cost of a step does not depend on the size of the board.
 */
export class BoardScreen {
  readonly #api: BoardApi
  readonly #elements = new Map<string, ExcalidrawElement>()
  readonly #undrawn = new Set<string>()
  #version = 1

  constructor(api: BoardApi) {
    this.#api = api
  }

  get undrawn(): number {
    return this.#undrawn.size
  }

  show(board: Board, changed: ReadonlySet<string>): void {
    if (!changed.size) return
    this.#version++
    for (const id of changed) this.#put(id, board)
    const elements = [...this.#elements.values()].sort(byIndex)
    this.#api.updateScene({ elements, captureUpdate: CaptureUpdateAction.NEVER })
  }

  #put(id: string, board: Board): void {
    const element = board.get(id)
    const drawing = element && !element.isDeleted ? drawingOf({ ...element }) : undefined
    if (drawing?.isLeftOut) this.#undrawn.add(id)
    else this.#undrawn.delete(id)
    if (drawing?.drawn) this.#elements.set(id, { ...drawing.drawn, version: this.#version })
    else this.#elements.delete(id)
  }
}
