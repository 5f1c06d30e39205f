import { newId } from '../../lib/new-id.ts'
import { boundLists } from '../sync/board-bound.ts'
import type { CanvasElement } from '../sync/board-element.ts'
import { admit } from './admission.ts'
import { type Note, noteOn } from './note.ts'

export type Sifted = Readonly<{ elements: readonly CanvasElement[]; notes: readonly Note[] }>

/** Most elements of one file or paste: the capacity of a board. */
export const MOST_ELEMENTS = 5_000

/**
 * Converts elements from a file or the clipboard to the board's form. Runs before the canvas gets them, because an
 * element that it can't draw crashes it.
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

/**
 * Rebuilds `boundElements`: the canvas follows every entry, and files may list elements that are unbound or missing.
 */
function bound(elements: readonly CanvasElement[]): CanvasElement[] {
  const lists = boundLists(elements)
  return elements.map((element) => ({ ...element, boundElements: lists.get(element.id) ?? [] }))
}

type Loose = Readonly<Record<string, unknown>>

const isDrawn = (one: unknown): one is Loose => {
  if (typeof one !== 'object' || one === null) return false
  const { type, isDeleted } = one as Loose
  return typeof type === 'string' && type !== 'selection' && isDeleted !== true
}

/** Early versions of Excalidraw named the type of a line `draw`. */
const asElement = (one: Loose): CanvasElement => ({
  ...one,
  id: typeof one.id === 'string' && one.id ? one.id : newId(),
  type: one.type === 'draw' ? 'line' : String(one.type),
  version: 1,
  isDeleted: false,
})
