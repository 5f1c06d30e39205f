import { newId } from '../../lib/new-id.ts'
import { boundLists } from '../sync/board-bound.ts'
import type { CanvasElement } from '../sync/board-element.ts'
import { admit } from './admission.ts'
import { type Note, noteOn } from './note.ts'

export type Sifted = Readonly<{ elements: readonly CanvasElement[]; notes: readonly Note[] }>

/** The most elements that are taken from one file or one paste: as many as a board holds. */
export const MOST_ELEMENTS = 5_000

/**
 * What the board takes of elements from a file or the clipboard, in its own form. It happens before the canvas sees
 * them: what the canvas can't draw would end it.
 */
export function sifted(given: readonly unknown[]): Sifted {
  const elements: CanvasElement[] = []
  const notes: Note[] = []
  for (const element of given.filter(isDrawn)) {
    const admitted = admit(asElement(element), undefined, newId)
    notes.push(...admitted.notes)
    if (admitted.isTaken)
      elements.push({ ...asElement(element), ...admitted.values, id: admitted.id }, ...admitted.added)
  }
  const beyond = elements.splice(MOST_ELEMENTS).map((element) => noteOn(element, 'many'))
  return { elements: bound(elements), notes: [...notes, ...beyond] }
}

/** A file may list arrows and texts that are not bound, or not there: the canvas follows its lists to the end. */
function bound(elements: readonly CanvasElement[]): CanvasElement[] {
  const lists = boundLists(elements)
  return elements.map((element) => ({ ...element, boundElements: lists.get(element.id) ?? [] }))
}

type Loose = Readonly<Record<string, unknown>>

/** A selection is no shape, and what was erased in another program is not brought back. */
const isDrawn = (one: unknown): one is Loose => {
  if (typeof one !== 'object' || one === null) return false
  const { type, isDeleted } = one as Loose
  return typeof type === 'string' && type !== 'selection' && isDeleted !== true
}

/** The first versions of Excalidraw called a line `draw`. */
const asElement = (one: Loose): CanvasElement => ({
  ...one,
  id: typeof one.id === 'string' && one.id ? one.id : newId(),
  type: one.type === 'draw' ? 'line' : String(one.type),
  version: 1,
  isDeleted: false,
})
