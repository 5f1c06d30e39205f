import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { createContext, useContext } from 'react'

export type BoardApi = ExcalidrawImperativeAPI

export const BoardContext = createContext<BoardApi | null>(null)

/** Returns the canvas. Throws before it is ready. */
export function useBoardApi(): BoardApi {
  const api = useContext(BoardContext)
  if (!api) throw new Error('this component belongs inside a ready board')
  return api
}
