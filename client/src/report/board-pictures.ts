import { Board } from '@dryrun/shared/interview/board.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'
import type { BoardFile } from '../board/board-export.ts'

/** In px: sharp at page width in print, and light enough for a dozen at once. */
const LONGEST = 2_400

const drawing = new Set<Promise<unknown>>()

/** Renders a board to PNG and loads the exporter lazily. Rejects when the exporter or the drawing fails. */
export function pictureOf(elements: readonly Element[], image: (id: string) => Promise<Blob>): Promise<BoardFile> {
  const board = new Board()
  board.apply(elements.map((element) => ({ id: element.id, element })))
  const drawn = import('../board/board-export.ts').then(({ boardFile }) => boardFile(board, 'png', image, LONGEST))
  drawing.add(drawn)
  return drawn.finally(() => drawing.delete(drawn))
}

/** Resolves when every requested image is drawn or has failed, because printing cannot wait. Never rejects. */
export async function allDrawn(): Promise<void> {
  await Promise.allSettled(drawing)
  await Promise.allSettled([...document.images].map((image) => image.decode()))
}
