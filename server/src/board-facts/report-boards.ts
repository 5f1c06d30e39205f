import { Board } from '@dryrun/shared/interview/board.ts'
import type { Element, ElementProps, Patch } from '@dryrun/shared/interview/element.ts'

/** What is on a board at a moment, by id and in the order in which it was drawn; erased elements are gone. */
export type Drawing = ReadonlyMap<string, Readonly<Element>>

export function drawingOf(board: Board): Drawing {
  const copy = new Board()
  copy.apply(board.asPatches())
  return new Map([...copy.elements()].filter(({ isDeleted }) => !isDeleted).map((element) => [element.id, element]))
}

/** The changes that make one drawing of another. Empty where they are the same. */
export function changesFrom(before: Drawing, after: Drawing): Patch[] {
  const gone = [...before.keys()].filter((id) => !after.has(id))
  return [
    ...[...after.values()].flatMap((element) => changesOf(before.get(element.id), element)),
    ...gone.map((id): Patch => ({ id, set: { isDeleted: true } })),
  ]
}

/** What was erased once and is back is told whole, and as not erased: the board keeps what it was. */
function changesOf(before: Readonly<Element> | undefined, after: Readonly<Element>): Patch[] {
  const { id } = after
  if (!before) return [{ id, element: { ...after, isDeleted: false } }]
  const known: ElementProps = before
  const changed = Object.entries(after).filter(
    ([key, value]) => JSON.stringify(known[key as keyof ElementProps]) !== JSON.stringify(value),
  )
  return changed.length ? [{ id, set: Object.fromEntries(changed) }] : []
}
