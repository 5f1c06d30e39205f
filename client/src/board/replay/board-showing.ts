import { type RefObject, useEffect, useRef } from 'react'
import type { PointingLane } from '../../replay/player/pointing-lane.ts'
import { useReplay } from '../../replay/player/use-replay.ts'
import type { BoardApi } from '../board-api.ts'
import { BoardImages } from '../board-images.ts'
import { collaboratorsOf } from '../board-pointing.ts'
import { BoardCamera } from './board-camera.ts'
import { BoardScreen } from './board-screen.ts'

/** More than this between two looks is no playing: somebody has gone to another moment. */
const JUMP_MS = 20_000

/** What can be done with the board on screen: look at it anew when its place has changed, or at all of it. */
type Showing = { again(): void; showAll(): void }

/**
 * Keeps the canvas at the moment that is being watched: the drawing, the pointers, and where it is looked at from.
 * `onUndrawn` is told how many elements are left out.
 */
export function useShowing(
  api: BoardApi | null,
  isSmooth: boolean,
  onUndrawn: (count: number) => void,
): RefObject<Showing | undefined> {
  const { player, watching, layout } = useReplay()
  const showing = useRef<Showing>(undefined)
  useEffect(() => {
    if (!api) return
    const { lane, source } = watching
    const screen = new BoardScreen(api)
    const pointers = new Pointers(api, lane)
    const images = new BoardImages(api, source.image)
    const view = new BoardCamera(api, { isSmooth, onFree: () => layout.setState({ follows: false }) })
    let before = Number.NEGATIVE_INFINITY
    const look = () => {
      const { at, loadedTo, head, isPlaying } = player.store.getState()
      view.isFree = !layout.getState().follows
      if (at > loadedTo) return
      screen.show(player.board, player.takeChanged())
      onUndrawn(screen.undrawn)
      pointers.show(at, head.people)
      images.look()
      view.look(lane.activeHand(at), !isPlaying || Math.abs(at - before) > JUMP_MS)
      before = at
    }
    // The canvas is new and has nothing yet, whatever an earlier one was told.
    screen.show(player.board, new Set([...player.board.elements()].map(({ id }) => id)))
    const stops = [player.store.subscribe(look), layout.subscribe(look), view.watch(), () => images.close()]
    look()
    showing.current = {
      again: () => view.look(lane.activeHand(before), true),
      showAll: () => view.showAll(),
    }
    return () => {
      showing.current = undefined
      for (const stop of stops) stop()
    }
  }, [api, isSmooth, player, watching, layout, onUndrawn])
  return showing
}

/** Everybody's pointer, with the name and colour it had in the room. */
class Pointers {
  readonly #api: BoardApi
  readonly #lane: PointingLane
  #shown = ''

  constructor(api: BoardApi, lane: PointingLane) {
    this.#api = api
    this.#lane = lane
  }

  show(at: number, people: Parameters<typeof collaboratorsOf>[1]): void {
    const pointed = this.#lane.at(at)
    const words = JSON.stringify(pointed)
    if (words === this.#shown) return
    this.#shown = words
    const hands = Object.entries(pointed).map(([by, one]) => [by, { ...one, selected: [], editing: null }])
    this.#api.updateScene({ collaborators: collaboratorsOf(Object.fromEntries(hands), people) })
  }
}
