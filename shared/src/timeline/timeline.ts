import { applyFrame, type Frame } from '../interview/frame.ts'
import type { View } from '../interview/view.ts'
import { BoardTeller } from './timeline-board.ts'
import { DeskTeller } from './timeline-desk.ts'
import { inOrder, type TimelineLine } from './timeline-line.ts'
import { openLines } from './timeline-view.ts'

/**
 * Tells an interview in words, frame by frame, and so never more than the eyes may see whose frames they are. The same
 * frames give the same lines, live and later; each carries its own moment, and comes once what it tells has come to
 * rest, so lines may come a little after others of a later moment.
 */
export class Teller {
  readonly #board = new BoardTeller()
  readonly #desk = new DeskTeller()
  #view: View | undefined

  /** Takes the next frame. `drawnBy` says whose drawing is in it, where the listener knows. */
  hear(frame: Frame, drawnBy: string | null = null): TimelineLine[] {
    const lines = this.rest(frame.at)
    if (changesView(frame)) lines.push(...this.#look(frame))
    if (frame.board) lines.push(...this.#board.take(frame.board, { at: frame.at, by: drawnBy }))
    return lines
  }

  /** What has come to rest by a moment at which nothing new has come: for who listens live. */
  rest(now: number): TimelineLine[] {
    return [...this.#board.rest(now), ...this.#desk.rest(now)]
  }

  /** The moment at which something comes to rest next, as far as is known now; infinite where nothing waits. */
  get due(): number {
    return Math.min(this.#board.due, this.#desk.due)
  }

  /** All that is left, when nothing more comes. */
  finish(): TimelineLine[] {
    return [...this.#board.finish(), ...this.#desk.finish()]
  }

  #look(frame: Frame): TimelineLine[] {
    const before = this.#view
    this.#view = applyFrame(before, frame)
    return [...openLines(before, this.#view, frame.at), ...this.#desk.take(this.#view, frame.at)]
  }
}

const changesView = ({ set, drop, put, add }: Frame): boolean => Boolean(set || drop || put || add)

/** All lines of a recording, in the order of their moments. */
export function timelineOf(frames: Iterable<Frame>): TimelineLine[] {
  const teller = new Teller()
  const lines: TimelineLine[] = []
  for (const frame of frames) lines.push(...teller.hear(frame))
  lines.push(...teller.finish())
  return inOrder(lines)
}
