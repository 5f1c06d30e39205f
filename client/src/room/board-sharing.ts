import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { api as http } from '../lib/api-client.ts'
import type { BoardApi } from './board-api.ts'
import { BoardImages } from './board-images.ts'
import { type Insets, surfaceOf } from './board-surface.ts'
import type { BoardCanvas } from './board-sync.ts'
import { useRoomClient } from './use-room.ts'

/** Keeps the canvas and the room's board alike for as long as it is there. */
export function useSharing(
  api: BoardApi | null,
  { readOnly, root }: { readOnly: boolean; root: RefObject<HTMLElement | null> },
): void {
  const { board, interviewId } = useRoomClient()
  const isWritable = useRef(false)
  const fail = useFault()
  // Before the canvas goes, what is on it is handed over: layout effects end while it is still there.
  useLayoutEffect(() => {
    if (!api) return
    const surface = surfaceOf(api, { isWritable: () => isWritable.current, insets: () => insetsOf(root.current) })
    const detach = board.attach(careful(surface, fail))
    const images = new BoardImages(api, (id) => http.image(interviewId, id))
    const stop = api.onChange(() => {
      board.changed()
      images.look()
    })
    return () => {
      stop()
      images.close()
      detach()
    }
  }, [api, board, interviewId, root, fail])
  useLayoutEffect(() => {
    if (readOnly) board.flush()
    isWritable.current = !readOnly
  }, [board, readOnly])
  useEffect(() => {
    const flush = () => board.flush()
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
    }
  }, [board])
}

/** Hands a fault to whoever catches those of components: the board stops and says so, the frame that it came with stands. */
function useFault(): (error: unknown) => void {
  const [, setFault] = useState<never>()
  return useCallback((error) => {
    setFault(() => {
      throw error
    })
  }, [])
}

function careful(surface: BoardCanvas, onFault: (error: unknown) => void): BoardCanvas {
  const tried = (run: () => void): void => {
    try {
      run()
    } catch (error) {
      onFault(error)
    }
  }
  return {
    ...surface,
    put: (placements) => tried(() => surface.put(placements)),
    replace: (elements) => tried(() => surface.replace(elements)),
  }
}

const BAR = 72
const EDGE = 24

/** The tools above and below, and beside the board the parts, when they are open. */
function insetsOf(root: HTMLElement | null): Insets {
  const parts = root?.querySelector<HTMLElement>('[data-parts="beside"]')
  const isBeside = root && parts && parts.offsetWidth < root.offsetWidth / 3
  return { top: BAR, right: EDGE + (isBeside ? parts.offsetWidth : 0), bottom: BAR, left: EDGE }
}
