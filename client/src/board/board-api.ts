import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { createContext, useContext } from 'react'

/** The canvas, for what stands around it. */
export type BoardApi = ExcalidrawImperativeAPI

export const BoardContext = createContext<BoardApi | null>(null)

/** The canvas once it is ready to be drawn on. */
export function useBoardApi(): BoardApi {
  const api = useContext(BoardContext)
  if (!api) throw new Error('this component belongs inside a ready board')
  return api
}
