import './board-assets.ts'
import type { Board } from '@dryrun/shared/interview/board.ts'
import { exportToBlob, exportToSvg, serializeAsJSON } from '@excalidraw/excalidraw'
import type { ExcalidrawElement, NonDeleted } from '@excalidraw/excalidraw/element/types'
import type { BinaryFileData, BinaryFiles } from '@excalidraw/excalidraw/types'
import { fileOf } from './board-images.ts'
import { byIndex, drawingOf } from './board-surface.ts'

export type BoardFormat = 'excalidraw' | 'png' | 'svg'

const PNG_SCALE = 2
/** Most pixels of the longer side: a board is unbounded, and browsers leave larger canvases empty. */
const LONGEST_PNG = 8_000
const PADDING = 24

type Drawn = NonDeleted<ExcalidrawElement>

/** A board as a file; `undrawn` counts elements that are left out because they can't be drawn. */
export type BoardFile = Readonly<{ file: Blob; undrawn: number }>

/**
 * Exports a board with its images. An image that can't be fetched stays empty; rejects when the canvas can't export.
 */
export async function boardFile(
  board: Board,
  format: BoardFormat,
  fetchImage: (id: string) => Promise<Blob>,
  longest = LONGEST_PNG,
): Promise<BoardFile> {
  const drawings = [...board.elements()]
    .filter(({ isDeleted }) => !isDeleted)
    .map((element) => drawingOf({ ...element }))
  const elements = drawings.flatMap(({ drawn }) => (drawn as Drawn | undefined) ?? []).sort(byIndex)
  const undrawn = drawings.filter(({ isLeftOut }) => isLeftOut).length
  return { file: await blobOf(elements, { format, fetchImage, longest }), undrawn }
}

type Wanted = Readonly<{ format: BoardFormat; fetchImage: (id: string) => Promise<Blob>; longest: number }>

async function blobOf(elements: readonly Drawn[], { format, fetchImage, longest }: Wanted): Promise<Blob> {
  const files = await filesOf(elements, fetchImage)
  const appState = { exportBackground: true, exportWithDarkMode: false, viewBackgroundColor: '#ffffff' }
  if (format === 'excalidraw')
    return new Blob([serializeAsJSON(elements, appState, files, 'local')], { type: 'application/json' })
  const drawing = { elements, appState, files, exportPadding: PADDING }
  if (format === 'svg') return new Blob([(await exportToSvg(drawing)).outerHTML], { type: 'image/svg+xml' })
  return exportToBlob({
    ...drawing,
    mimeType: 'image/png',
    getDimensions(width: number, height: number) {
      const scale = Math.min(PNG_SCALE, longest / Math.max(width, height))
      return { width: width * scale, height: height * scale, scale }
    },
  })
}

async function filesOf(elements: readonly Drawn[], fetchImage: (id: string) => Promise<Blob>): Promise<BinaryFiles> {
  const ids = elements.flatMap((element) => (element.type === 'image' && element.fileId ? [element.fileId] : []))
  const found = await Promise.all(
    [...new Set(ids)].map(async (id): Promise<BinaryFileData[]> => {
      const blob = await fetchImage(id).catch(() => undefined)
      return blob ? [await fileOf(id, blob)] : []
    }),
  )
  return Object.fromEntries(found.flat().map((file) => [file.id, file]))
}
