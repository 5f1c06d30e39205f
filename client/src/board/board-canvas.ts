import type { ExcalidrawProps } from '@excalidraw/excalidraw/types'
import { useCallback, useRef, useState } from 'react'
import type { BoardApi } from './board-api.ts'

export const plainCanvas: ExcalidrawProps = {
  langCode: 'en',
  name: 'board',
  aiEnabled: false,
  validateEmbeddable: false,
  handleKeyboardGlobally: false,
  autoFocus: false,
  UIOptions: {
    canvasActions: {
      changeViewBackgroundColor: false,
      clearCanvas: false,
      export: false,
      loadScene: false,
      saveToActiveFile: false,
      toggleTheme: false,
    },
  },
  initialData: { appState: { currentItemFontFamily: 6, currentItemRoughness: 0, currentItemStrokeWidth: 1 } },
}

/** Returns the canvas once it has loaded: it discards elements that it gets earlier. */
export function useReadyApi() {
  const loading = useRef<BoardApi>(undefined)
  const [api, setApi] = useState<BoardApi | null>(null)
  const onApi = useCallback((ready: BoardApi) => {
    loading.current = ready
  }, [])
  const onChange = useCallback(() => setApi(loading.current ?? null), [])
  return [api, onChange, onApi] as const
}
