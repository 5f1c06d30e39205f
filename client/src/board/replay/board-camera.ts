import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import type { NormalizedZoomValue } from '@excalidraw/excalidraw/types'
import type { Hand } from '../../replay/player/pointing-lane.ts'
import type { BoardApi } from '../board-api.ts'
import { type BoardView, viewFitting, viewportOf } from '../board-view.ts'

/** How much of the way to its aim the view goes in a frame, so that a change of hands can be followed. */
const STEP = 0.2
const NEAR = 2
const MARGIN = 40

type Place = Pick<BoardView, 'scrollX' | 'scrollY' | 'zoom'>

/** Where a recording's board is looked at from: where the hand at work looked, until the viewer moves the board. */
export class BoardCamera {
  readonly #api: BoardApi
  readonly #onFree: () => void
  readonly #isSmooth: boolean
  #isFree = false
  /** The view that was set last: another one is the viewer's doing. */
  #set = ''

  constructor(api: BoardApi, { isSmooth, onFree }: { isSmooth: boolean; onFree: () => void }) {
    this.#api = api
    this.#isSmooth = isSmooth
    this.#onFree = onFree
  }

  /** Hears when the viewer moves the board. Returns how to stop. */
  watch(): () => void {
    return this.#api.onScrollChange((scrollX, scrollY, zoom) => {
      if (this.#isFree || !this.#set || nameOf({ scrollX, scrollY, zoom }) === this.#set) return
      this.#onFree()
    })
  }

  set isFree(isFree: boolean) {
    this.#isFree = isFree
  }

  /** Looks where the hand looks; where nobody's is known, all that is drawn stays in sight. `jumps` is for a seek. */
  look(hand: Hand | undefined, jumps: boolean): void {
    if (this.#isFree) return
    if (hand) this.#go(viewFitting(hand.viewport, this.#api.getAppState()), jumps || !this.#isSmooth)
    else this.#keepInSight()
  }

  /** All that is drawn, at once. */
  showAll(): void {
    const elements = this.#api.getSceneElements()
    if (!elements.length) return
    this.#api.scrollToContent(elements, { fitToContent: true, animate: false })
    this.#remember()
  }

  #keepInSight(): void {
    const { x, y, width, height } = viewportOf(this.#api.getAppState())
    const isInSight = (one: ExcalidrawElement) =>
      one.x >= x - MARGIN &&
      one.y >= y - MARGIN &&
      one.x + one.width <= x + width + MARGIN &&
      one.y + one.height <= y + height + MARGIN
    if (!this.#set || !this.#api.getSceneElements().every(isInSight)) this.showAll()
  }

  #go(aim: Place, jumps: boolean): void {
    const here = this.#api.getAppState()
    const isNear =
      Math.abs(aim.scrollX - here.scrollX) < NEAR &&
      Math.abs(aim.scrollY - here.scrollY) < NEAR &&
      Math.abs(aim.zoom.value / here.zoom.value - 1) < 0.01
    if (isNear && this.#set) return
    const share = jumps || isNear ? 1 : STEP
    const between = (from: number, to: number) => from + (to - from) * share
    const next = {
      scrollX: between(here.scrollX, aim.scrollX),
      scrollY: between(here.scrollY, aim.scrollY),
      zoom: { value: between(here.zoom.value, aim.zoom.value) as NormalizedZoomValue },
    }
    this.#set = nameOf(next)
    this.#api.updateScene({ appState: next })
  }

  #remember(): void {
    this.#set = nameOf(this.#api.getAppState())
  }
}

const nameOf = ({ scrollX, scrollY, zoom }: Place): string =>
  [scrollX, scrollY, zoom.value * 100].map(Math.round).join(' ')
