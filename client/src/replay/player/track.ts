import { Board } from '@dryrun/shared/interview/board.ts'
import { applyFrame, type Frame } from '@dryrun/shared/interview/frame.ts'
import type { View } from '@dryrun/shared/interview/view.ts'

/** How many frames lie between two keyframes: the most that are ever applied to show a moment. */
export const KEYFRAME_EVERY = 500

/** How everything stood after the first `count` frames. */
export type Standing = { count: number; view: View | undefined; board: Board }

/** A time in which nothing was drawn, said or marked, as far as it can be left out. */
export type Quiet = Readonly<{ from: number; to: number }>

/** A gap counts as quiet from this length on; a little of it is kept at both ends, so that nothing comes as a shock. */
const QUIET_MS = 5_000
const AFTER_MS = 1_500
const BEFORE_MS = 500

/** One step further, in place. Returns what the frame drew on the board that is on screen, if anything. */
export function take(standing: Standing, { board: drawn, ...frame }: Frame): Frame['board'] {
  standing.count++
  standing.view = applyFrame(standing.view, frame)
  if (drawn?.fresh || frame.fresh) standing.board = new Board()
  if (drawn) standing.board.apply(drawn.patches)
  return drawn
}

/**
 * What one pair of eyes saw, as far as it has come: frames in order, with a keyframe now and then to start from. What
 * comes after the end of the interview belongs to the report and is left out.
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

  /** Whether all of it has come. */
  get isWhole(): boolean {
    return this.#isWhole
  }

  /** The time of the last frame that has come. */
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

  /** Nothing comes after this. */
  finish(endedAt: number): void {
    if (this.#isWhole) return
    this.#isWhole = true
    this.#hasEnded = true
    this.#listen(endedAt)
  }

  /** How many frames had come at a moment. */
  countAt(at: number): number {
    let [low, high] = [0, this.#frames.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#frames[middle]?.at ?? 0) <= at) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The frames after the first `from`, up to `to`. */
  *between(from: number, to: number): Generator<Frame> {
    for (let index = from; index < to; index++) yield this.#frames[index] as Frame
  }

  timeOf(index: number): number | undefined {
    return this.#frames[index]?.at
  }

  /** The last keyframe with no more than `count` frames; it is the track's own, to fork from. */
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
