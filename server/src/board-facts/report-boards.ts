import { Board } from '@dryrun/shared/interview/board.ts'
import type { Element, ElementProps, Patch } from '@dryrun/shared/interview/element.ts'

/** The elements of a board by id, in drawing order, without erased ones. */
export type Drawing = ReadonlyMap<string, Readonly<Element>>

export function drawingOf(board: Board): Drawing {
  const copy = new Board()
  copy.apply(board.asPatches())
  return new Map([...copy.elements()].filter(({ isDeleted }) => !isDeleted).map((element) => [element.id, element]))
}

/** The patches that turn one drawing into another. Empty where they are equal. */
export function changesFrom(before: Drawing, after: Drawing): Patch[] {
  const gone = [...before.keys()].filter((id) => !after.has(id))
  return [
    ...[...after.values()].flatMap((element) => changesOf(before.get(element.id), element)),
    ...gone.map((id): Patch => ({ id, set: { isDeleted: true } })),
  ]
}

/** A restored element goes whole and as not erased, since the board keeps an erased one. */
function changesOf(before: Readonly<Element> | undefined, after: Readonly<Element>): Patch[] {
  const { id } = after
  if (!before) return [{ id, element: { ...after, isDeleted: false } }]
  const known: ElementProps = before
  const changed = Object.entries(after).filter(
    ([key, value]) => JSON.stringify(known[key as keyof ElementProps]) !== JSON.stringify(value),
  )
  return changed.length ? [{ id, set: Object.fromEntries(changed) }] : []
}
