import { Board } from '@dryrun/shared/interview/board.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { View } from '@dryrun/shared/interview/view.ts'
import { type Standing, type Track, take } from './track.ts'

/** A position on a track. Moves forward frame by frame, or restarts from the nearest keyframe before it. */
export class Playhead {
  #track: Track
  #standing: Standing = { count: 0, view: undefined, board: new Board() }
  #changed = new Set<string>()
  #applied = 0

  constructor(track: Track) {
    this.#track = track
  }

  get count(): number {
    return this.#standing.count
  }

  get view(): View | undefined {
    return this.#standing.view
  }

  get board(): Board {
    return this.#standing.board
  }

  /** Number of frames applied over all moves. */
  get applied(): number {
    return this.#applied
  }

  onto(track: Track): void {
    this.#track = track
    this.#startFrom(track.keyframeFor(0))
  }

  takeChanged(): ReadonlySet<string> {
    const changed = this.#changed
    this.#changed = new Set()
    return changed
  }

  /** Moves to `at`, including every frame of that millisecond. */
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

  /** Forked boards share unchanged elements, so identity means equality. */
  #compare(before: Board, after: Board): void {
    for (const { id } of before.elements()) if (!after.get(id)) this.#changed.add(id)
    for (const element of after.elements()) if (before.get(element.id) !== element) this.#changed.add(element.id)
  }
}
