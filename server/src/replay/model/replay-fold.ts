import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { Entry } from '../../core/events.ts'
import { InterviewFold, type Projection, ViewFold } from '../../core/fold.ts'

/**
 * Replays an ended interview from one perspective, entry by entry: from the first round's start, or from the person's
 * arrival, until the end. Later entries belong to the report.
 */
export class ReplayFold {
  readonly #story = new InterviewFold()
  readonly #viewer: ViewFold
  #isUnderWay = false
  #isOver = false

  constructor(sight: Projection) {
    this.#viewer = new ViewFold(sight)
  }

  get isOver(): boolean {
    return this.#isOver
  }

  apply(entry: Entry): Frame | undefined {
    this.#isOver ||= entry.event.type === 'interviewEnded'
    if (this.#isOver) return undefined
    const drawn = this.#story.apply(entry)
    const frame = this.#viewer.next(this.#story, entry.at, drawn)
    if (this.#isUnderWay) return frame
    this.#isUnderWay = entry.event.type === 'roundStarted'
    return this.#isUnderWay ? this.#viewer.fresh(this.#story, entry.at) : undefined
  }
}
