import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { api as http } from '../../lib/api-client.ts'
import type { RoomClient } from '../../live/room-client.ts'
import type { BoardCanvas } from '../../live/sync/board-sync.ts'
import { useRoomClient } from '../../live/use-room.ts'
import type { BoardApi } from '../board-api.ts'
import { BoardImages } from '../board-images.ts'
import { type Insets, surfaceOf } from '../board-surface.ts'
import { BoardPictures } from './board-pictures.ts'

type Setting = Pick<Place, 'shared' | 'onErased'> & { readOnly: boolean; root: RefObject<HTMLElement | null> }

/**
 * Synchronizes the canvas with the room's board while it is mounted. `shared` holds the ids of images that the server
 * has.
 */
export function useSharing(api: BoardApi | null, { readOnly, root, shared, onErased }: Setting): void {
  const client = useRoomClient()
  const { board } = client
  const isWritable = useRef(false)
  const fail = useFault()
  // A layout effect, because its cleanup runs while the canvas still exists: pending changes are submitted there.
  useLayoutEffect(() => {
    if (!api) return
    return share(api, client, {
      fail,
      shared,
      onErased,
      isWritable: () => isWritable.current,
      insets: () => insetsOf(root.current),
    })
  }, [api, client, root, shared, onErased, fail])
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

type Place = Pick<BoardCanvas, 'isWritable'> & {
  fail: (error: unknown) => void
  insets: () => Insets
  onErased(ids: readonly string[]): void
  shared: Set<string>
}

function share(
  api: BoardApi,
  { board, interviewId, note, store }: RoomClient,
  { fail, shared, ...place }: Place,
): () => void {
  const timers = new Set<ReturnType<typeof setTimeout>>()
  const pictures = new BoardPictures(api, {
    shared,
    upload: async (image) => (await http.uploadImage(interviewId, image)).id,
    later: (run, ms) => timers.add(setTimeout(run, ms)),
    onNotes: note,
  })
  const images = new BoardImages(
    api,
    (id) => http.image(interviewId, id),
    (id) => shared.add(id),
  )
  const onUndrawn = (undrawn: number) => store.setState({ undrawn })
  const surface = careful(surfaceOf(api, { ...place, pictureOf: pictures.stateOf, onUndrawn }), fail)
  const detach = board.attach(surface)
  const stop = api.onChange(() => {
    board.changed()
    images.look(board.isOnBoard)
    pictures.look(surface.put)
  })
  const stay = (event: BeforeUnloadEvent) => pictures.isWaiting && event.preventDefault()
  window.addEventListener('beforeunload', stay)
  return () => {
    window.removeEventListener('beforeunload', stay)
    for (const timer of timers) clearTimeout(timer)
    stop()
    images.close()
    detach()
  }
}

/** Hands a fault to the error boundary: the board stops and says so, while the frame stays applied. */
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
    rename: (ids) => tried(() => surface.rename(ids)),
    replace: (elements) => tried(() => surface.replace(elements)),
  }
}

const BAR = 72
const EDGE = 24

function insetsOf(root: HTMLElement | null): Insets {
  const parts = root?.querySelector<HTMLElement>('[data-parts="beside"]')
  const isBeside = root && parts && parts.offsetWidth < root.offsetWidth / 3
  return { top: BAR, right: EDGE + (isBeside ? parts.offsetWidth : 0), bottom: BAR, left: EDGE }
}
