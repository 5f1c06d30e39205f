import type { Frame } from '@dryrun/shared/interview/frame.ts'
import { type Interview, planOf } from '@dryrun/shared/interview/interview.ts'
import type { Marker, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import type { Entry } from '../../core/events.ts'
import { InterviewFold, ViewFold } from '../../core/fold.ts'
import { type Blind, blindFrame, blindProjection } from './blind.ts'

/** Replays one round for a blind scorer, from its start until its end. */
export class BlindReplay {
  readonly #story = new InterviewFold()
  readonly #viewer: ViewFold
  readonly #blind: Blind
  #isUnderWay = false
  #isOver = false

  /** `id` stands in for the interview's id. */
  constructor(blind: Blind, id: string) {
    this.#blind = blind
    this.#viewer = new ViewFold(blindProjection(blind, id))
  }

  get isOver(): boolean {
    return this.#isOver
  }

  tell(entry: Entry): Frame | undefined {
    if (this.#isOver) return undefined
    const drawn = this.#story.apply(entry)
    const { stage, current } = this.#story.interview
    const runs = stage === 'round' && current === this.#blind.index
    if (!runs) {
      this.#isOver = this.#isUnderWay
      return undefined
    }
    const frame = this.#viewer.next(this.#story, entry.at, drawn)
    this.#isUnderWay = true
    return frame && blindFrame(frame, this.#blind)
  }
}

export function blindHead(
  ended: Interview,
  { index, round, people, interviewer, candidate }: Blind,
  id: string,
): RecordingHead {
  const startedAt = round.startedAt ?? 0
  const endedAt = round.endedAt ?? startedAt
  const markers = round.shown.map(
    ({ kind, itemId, text, at }): Marker => ({ kind, round: index, at, words: text, ref: itemId }),
  )
  return {
    interview: { id, title: round.question.title, targetLevel: ended.targetLevel },
    eyes: 'own',
    choices: ['own'],
    me: null,
    people,
    plan: planOf(ended, round),
    chapters: [
      {
        round: index,
        title: round.question.title,
        interviewer,
        candidate,
        startedAt,
        endedAt,
        pauses: round.pauses,
        visits: round.visits,
      },
    ],
    markers,
    startedAt,
    endedAt,
  }
}
