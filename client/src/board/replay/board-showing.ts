import { type RefObject, useEffect, useRef } from 'react'
import type { PointingLane } from '../../replay/player/pointing-lane.ts'
import { useReplay } from '../../replay/player/use-replay.ts'
import type { BoardApi } from '../board-api.ts'
import { BoardImages } from '../board-images.ts'
import { collaboratorsOf } from '../board-pointing.ts'
import { BoardCamera } from './board-camera.ts'
import { BoardScreen } from './board-screen.ts'

/** A larger step between two frames is a seek, not playback. */
const JUMP_MS = 20_000

type Showing = { again(): void; showAll(): void }

/**
 * Shows drawing, pointers and camera of the current moment. `onUndrawn` receives the number of elements that can't be
 * drawn.
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
    // A new canvas starts empty, so it gets the whole board.
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
