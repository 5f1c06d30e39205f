import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import type { BoardApi } from '../board-api.ts'

const READING_MS = 8_000

/** Shows Excalidraw's errors as notifications instead of a dialog over the drawing. */
export function useNotices(api: BoardApi | null): void {
  useEffect(
    () =>
      api?.onChange((_, { errorMessage }) => {
        if (!errorMessage) return
        api.updateScene({ appState: { errorMessage: null } })
        notifications.show({ message: errorMessage, color: 'red', autoClose: READING_MS })
      }),
    [api],
  )
}
