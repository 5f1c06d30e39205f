import type { Element } from '@dryrun/shared/interview/element.ts'
import type { CanvasElement, Values } from './board-element.ts'

/** `shared`: the others can load it. `waiting`: it is being uploaded. `missing`: this browser does not have it either. */
export type PictureState = 'shared' | 'waiting' | 'missing'

/** Values to show: of an element that is there, or with `whole` of one that is not. */
export type Placement = Readonly<{ id: string; values: Values; whole: boolean }>

/** The drawing surface, as far as sharing it needs. */
export type BoardCanvas = {
  /** Everything on it, erased elements too. */
  elements(): readonly CanvasElement[]
  /** What is under this person's pen, pointer or caret: it is left alone until it is put down. */
  held(): ReadonlySet<string>
  /** Tells of elements that others erased while this person holds something. */
  warn(erased: readonly string[]): void
  /** Shows what others did, outside of one's own undo history. */
  put(placements: readonly Placement[]): void
  /** Gives elements other ids. */
  rename(ids: ReadonlyMap<string, string>): void
  /** Whether others can load a picture of this canvas. */
  pictureOf(fileId: string): PictureState
  /** Shows another board, without a history. */
  replace(elements: readonly Element[]): void
  isWritable(): boolean
}
