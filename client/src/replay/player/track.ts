import { Board } from '@dryrun/shared/interview/board.ts'
import { applyFrame, type Frame } from '@dryrun/shared/interview/frame.ts'
import type { View } from '@dryrun/shared/interview/view.ts'

/** Frames between two keyframes; bounds the frames that a seek applies. */
export const KEYFRAME_EVERY = 500

/** State after the first `count` frames. */
export type Standing = { count: number; view: View | undefined; board: Board }

/** A period without activity that playback may skip. */
export type Quiet = Readonly<{ from: number; to: number }>

/** Gaps longer than this are skipped, except for a margin after the last and before the next event. */
const QUIET_MS = 5_000
const AFTER_MS = 1_500
const BEFORE_MS = 500

/** Applies a frame in place. Returns its board part, if any. */
export function take(standing: Standing, { board: drawn, ...frame }: Frame): Frame['board'] {
  standing.count++
  standing.view = applyFrame(standing.view, frame)
  if (drawn?.fresh || frame.fresh) standing.board = new Board()
  if (drawn) standing.board.apply(drawn.patches)
  return drawn
}

/**
 * The loaded frames of one perspective in order, with a keyframe every `KEYFRAME_EVERY`. Frames after the end of the
 * interview belong to the report and are dropped.
 */
export class Track {
  readonly #frames: Frame[] = []
  readonly #keyframes: Standing[] = [{ count: 0, view: undefined, board: new Board() }]
  readonly #newest: Standing = { count: 0, view: undefined, board: new Board() }
  readonly #quiet: Quiet[] = []
  #hasEnded = false
  #isWhole = false

  get length(): number {
    return this.#frames.length
  }

  get isWhole(): boolean {
    return this.#isWhole
  }

  get until(): number {
    return this.#frames.at(-1)?.at ?? Number.NEGATIVE_INFINITY
  }

  /** Oldest first. */
  get quiet(): readonly Quiet[] {
    return this.#quiet
  }

  append(frames: readonly Frame[]): void {
    for (const frame of frames) this.#appendOne(frame)
  }

  finish(endedAt: number): void {
    if (this.#isWhole) return
    this.#isWhole = true
    this.#hasEnded = true
    this.#listen(endedAt)
  }

  /** Returns the number of frames up to `at`, inclusive. */
  countAt(at: number): number {
    let [low, high] = [0, this.#frames.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#frames[middle]?.at ?? 0) <= at) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Yields the frames with index `from` to `to` - 1. */
  *between(from: number, to: number): Generator<Frame> {
    for (let index = from; index < to; index++) yield this.#frames[index] as Frame
  }

  timeOf(index: number): number | undefined {
    return this.#frames[index]?.at
  }

  /** Returns the last keyframe at or before `count`. Shared: fork its board before a change. */
  keyframeFor(count: number): Readonly<Standing> {
    return this.#keyframes[Math.floor(count / KEYFRAME_EVERY)] as Standing
  }

  #appendOne(frame: Frame): void {
    this.#hasEnded ||= frame.set?.interview?.stage === 'ended'
    if (this.#hasEnded) return
    this.#listen(frame.at)
    take(this.#newest, frame)
    this.#frames.push(frame)
    const { count, view, board } = this.#newest
    if (count % KEYFRAME_EVERY === 0) this.#keyframes.push({ count, view, board: board.fork() })
  }

  #listen(at: number): void {
    const before = this.#frames.at(-1)?.at
    if (before !== undefined && at - before > QUIET_MS)
      this.#quiet.push({ from: before + AFTER_MS, to: at - BEFORE_MS })
  }
}
