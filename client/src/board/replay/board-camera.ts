import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import type { NormalizedZoomValue } from '@excalidraw/excalidraw/types'
import type { Hand } from '../../replay/player/pointing-lane.ts'
import type { BoardApi } from '../board-api.ts'
import { type BoardView, viewFitting, viewportOf } from '../board-view.ts'

/** Share of the way that the camera moves per frame, so that viewers can follow a change of the active hand. */
const STEP = 0.2
const NEAR = 2
const MARGIN = 40

type Place = Pick<BoardView, 'scrollX' | 'scrollY' | 'zoom'>

/** Camera of the replay board. It follows the viewport of the active hand until the viewer moves the board. */
export class BoardCamera {
  readonly #api: BoardApi
  readonly #onFree: () => void
  readonly #isSmooth: boolean
  #isFree = false
  #set = ''

  constructor(api: BoardApi, { isSmooth, onFree }: { isSmooth: boolean; onFree: () => void }) {
    this.#api = api
    this.#isSmooth = isSmooth
    this.#onFree = onFree
  }

  /** Detects when the viewer moves the board. Returns the unsubscribe function. */
  watch(): () => void {
    return this.#api.onScrollChange((scrollX, scrollY, zoom) => {
      if (this.#isFree || !this.#set || nameOf({ scrollX, scrollY, zoom }) === this.#set) return
      this.#onFree()
    })
  }

  set isFree(isFree: boolean) {
    this.#isFree = isFree
  }

  /**
   * Moves to the hand's viewport; without a hand, keeps all elements in view. `jumps` skips the animation after a seek.
   */
  look(hand: Hand | undefined, jumps: boolean): void {
    if (this.#isFree) return
    if (hand) this.#go(viewFitting(hand.viewport, this.#api.getAppState()), jumps || !this.#isSmooth)
    else this.#keepInSight()
  }

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
