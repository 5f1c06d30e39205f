import type { NormalizedZoomValue } from '@excalidraw/excalidraw/types'
import { useEffect } from 'react'
import { useRoom, useRoomClient } from '../../live/use-room.ts'
import type { BoardApi } from '../board-api.ts'
import { viewFitting } from '../board-view.ts'

export function useFollowing(api: BoardApi | null): void {
  const { others, follow } = useRoomClient()
  const following = useRoom((state) => state.following)
  useEffect(() => {
    if (!api || !following) return
    let aim = ''
    const look = () => {
      const viewport = others.getState()[following]?.viewport
      if (!viewport) return
      const view = viewFitting(viewport, api.getAppState())
      aim = placeOf(view.scrollX, view.scrollY, view.zoom.value)
      api.updateScene({ appState: { ...view, zoom: { value: view.zoom.value as NormalizedZoomValue } } })
    }
    const stops = [
      others.subscribe(look),
      api.onScrollChange((x, y, zoom) => aim && placeOf(x, y, zoom.value) !== aim && follow(null)),
    ]
    look()
    return () => {
      for (const stop of stops) stop()
    }
  }, [api, others, following, follow])
}

const placeOf = (x: number, y: number, zoom: number): string => [x, y, zoom * 100].map(Math.round).join(' ')
