import { applyFrame, type Frame } from '../interview/frame.ts'
import type { View } from '../interview/view.ts'
import { BoardTimeline } from './timeline-board.ts'
import type { TimelineLine } from './timeline-line.ts'
import { PanelTimeline } from './timeline-panel.ts'
import { openLines } from './timeline-view.ts'

/**
 * Describes an interview in lines, from the frames of one perspective only, so that it reveals nothing else. The same
 * frames give the same lines; a line arrives once its subject is idle, so later lines may have earlier times.
 */
export class TimelineFold {
  readonly #board = new BoardTimeline()
  readonly #desk = new PanelTimeline()
  #view: View | undefined

  /** Applies the next frame and returns the due lines. `drawnBy` is the person who drew, if the caller knows. */
  apply(frame: Frame, drawnBy: string | null = null): TimelineLine[] {
    const lines = this.rest(frame.at)
    if (changesView(frame)) lines.push(...this.#look(frame))
    if (frame.board) lines.push(...this.#board.take(frame.board, { at: frame.at, by: drawnBy }))
    return lines
  }

  rest(now: number): TimelineLine[] {
    return [...this.#board.rest(now), ...this.#desk.rest(now)]
  }

  /** Time of the next pending line; infinite when there is none. */
  get due(): number {
    return Math.min(this.#board.due, this.#desk.due)
  }

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
