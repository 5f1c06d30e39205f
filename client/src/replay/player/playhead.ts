import { Board } from '@dryrun/shared/interview/board.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { View } from '@dryrun/shared/interview/view.ts'
import { type Standing, type Track, take } from './track.ts'

/** The place on a track that is being looked at: it goes on from where it is, or starts from the keyframe before. */
export class Playhead {
  #track: Track
  #standing: Standing = { count: 0, view: undefined, board: new Board() }
  #changed = new Set<string>()
  #applied = 0

  constructor(track: Track) {
    this.#track = track
  }

  /** How many frames have happened by now. */
  get count(): number {
    return this.#standing.count
  }

  get view(): View | undefined {
    return this.#standing.view
  }

  get board(): Board {
    return this.#standing.board
  }

  /** How many frames have been applied so far, over all moves. */
  get applied(): number {
    return this.#applied
  }

  /** Goes over to what other eyes saw, at its beginning. */
  onto(track: Track): void {
    this.#track = track
    this.#startFrom(track.keyframeFor(0))
  }

  /** The elements that may look different since this was last asked. */
  takeChanged(): ReadonlySet<string> {
    const changed = this.#changed
    this.#changed = new Set()
    return changed
  }

  /** Shows the moment `at`, and everything that happened in its millisecond. */
  moveTo(at: number): void {
    const count = this.#track.countAt(at)
    const keyframe = this.#track.keyframeFor(count)
    const isBehind = count < this.#standing.count
    if (isBehind || keyframe.count > this.#standing.count) this.#startFrom(keyframe)
    for (const frame of this.#track.between(this.#standing.count, count)) this.#apply(frame)
  }

  #apply(frame: Frame): void {
    const before = this.#standing.board
    const drawn = take(this.#standing, frame)
    this.#applied++
    if (before !== this.#standing.board) return this.#compare(before, this.#standing.board)
    for (const { id } of drawn?.patches ?? []) this.#changed.add(id)
  }

  #startFrom({ count, view, board }: Readonly<Standing>): void {
    const fork = board.fork()
    this.#compare(this.#standing.board, fork)
    this.#standing = { count, view, board: fork }
  }

  /** What two boards have once, for both, is the same element and looks the same. */
  #compare(before: Board, after: Board): void {
    for (const { id } of before.elements()) if (!after.get(id)) this.#changed.add(id)
    for (const element of after.elements()) if (before.get(element.id) !== element) this.#changed.add(element.id)
  }
}
