import type { Board } from '@dryrun/shared/interview/board.ts'
import { CaptureUpdateAction } from '@excalidraw/excalidraw'
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import type { BoardApi } from '../board-api.ts'
import { byIndex, drawingOf } from '../board-surface.ts'

/**
 * A recording's board on a canvas. Only what has changed becomes another object there: the canvas keeps the picture of
 * everything else, so a step of a drag costs the same however much is on the board.
 */
export class BoardScreen {
  readonly #api: BoardApi
  readonly #elements = new Map<string, ExcalidrawElement>()
  /** Ids of elements that are left out, because the canvas can't draw them. */
  readonly #undrawn = new Set<string>()
  #version = 1

  constructor(api: BoardApi) {
    this.#api = api
  }

  /** How many elements of the board are left out. */
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
