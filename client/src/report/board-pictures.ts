import { Board } from '@dryrun/shared/interview/board.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'
import type { BoardFile } from '../board/board-export.ts'

/** In pixels: sharp on paper as wide as a page, and a dozen of them at once are no burden. */
const LONGEST = 2_400

const drawing = new Set<Promise<unknown>>()

/** A board drawn as a picture. The code that draws comes when the first is asked for. */
export function pictureOf(elements: readonly Element[], image: (id: string) => Promise<Blob>): Promise<BoardFile> {
  const board = new Board()
  board.apply(elements.map((element) => ({ id: element.id, element })))
  const drawn = import('../board/board-export.ts').then(({ boardFile }) => boardFile(board, 'png', image, LONGEST))
  drawing.add(drawn)
  return drawn.finally(() => drawing.delete(drawn))
}

/** Resolves when all that were asked for are on the page, or have failed: paper can't wait. */
export async function allDrawn(): Promise<void> {
  await Promise.allSettled(drawing)
  await Promise.allSettled([...document.images].map((image) => image.decode()))
}
