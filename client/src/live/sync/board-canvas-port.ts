import type { Element } from '@dryrun/shared/interview/element.ts'
import type { CanvasElement, Values } from './board-element.ts'

/** `shared`: other clients can load it. `waiting`: upload in progress. `missing`: this browser lacks the file. */
export type PictureState = 'shared' | 'waiting' | 'missing'

/** Values to show: of an existing element, or with `whole` of a new one. */
export type Placement = Readonly<{ id: string; values: Values; whole: boolean }>

export type BoardCanvas = {
  /** Includes erased elements. */
  elements(): readonly CanvasElement[]
  /** Ids of elements that the user drags, draws or edits; the synchronization leaves them alone until released. */
  held(): ReadonlySet<string>
  /** Reports elements that others erased while the user holds an element. */
  warn(erased: readonly string[]): void
  /** Shows remote changes outside of the user's undo history. */
  put(placements: readonly Placement[]): void
  rename(ids: ReadonlyMap<string, string>): void
  pictureOf(fileId: string): PictureState
  /** Shows another board and clears the undo history. */
  replace(elements: readonly Element[]): void
  isWritable(): boolean
}
