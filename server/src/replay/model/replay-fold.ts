import type { Frame } from '@dryrun/shared/interview/frame.ts'
import { emptyInterview } from '@dryrun/shared/interview/interview.ts'
import type { EndedView } from '@dryrun/shared/interview/view.ts'
import type { Chapter, Perspective, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import type { Entry } from '../../core/events.ts'
import { evolve } from '../../core/evolve.ts'
import { InterviewFold, type Projection, ViewFold } from '../../core/fold.ts'
import { markersOf, type Seen } from './replay-markers.ts'

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

type Asker = Readonly<{ sight: Projection; eyes: Perspective; choices: readonly Perspective[]; view: EndedView }>

/**
 * The head of a recording, from all entries except drawing. Combines the views of the perspective over time with the
 * requester's current `view`. Throws when the interview has not ended.
 */
export function headOf(facts: Iterable<Entry>, { sight, eyes, choices, view }: Asker): RecordingHead {
  const { seen, startedAt, endedAt } = lookThrough(facts, sight)
  const { id, title, targetLevel, solo } = view.interview
  const markers = markersOf([...seen.values()], view, eyes)
  return {
    interview: { id, title, targetLevel, ...(solo && { solo }) },
    eyes,
    choices,
    me: view.me,
    people: view.people,
    plan: view.plan,
    chapters: [...seen.values()].map((each) => chapterOf(each, endedAt)),
    markers: markers.filter(({ at }) => at >= startedAt && at <= endedAt),
    startedAt,
    endedAt,
  }
}

function lookThrough(facts: Iterable<Entry>, sight: Projection) {
  const seen = new Map<number, Seen>()
  let interview = emptyInterview
  let startedAt: number | undefined
  for (const entry of facts) {
    interview = evolve(interview, entry)
    const view = sight(interview)
    if (view?.round) {
      startedAt ??= entry.at
      const used = 'used' in view && view.question.index === view.round.index ? view.used : undefined
      const { index } = view.round
      seen.set(index, { round: view.round, shown: view.shown, used: used ?? seen.get(index)?.used ?? [] })
    }
    if (interview.stage === 'ended') return { seen, startedAt: startedAt ?? entry.at, endedAt: entry.at }
  }
  throw new Error('an interview that has not ended has no recording')
}

function chapterOf({ round }: Seen, endedAt: number): Chapter {
  const { index, title, interviewer, candidate, startedAt, pauses, visits } = round
  return {
    round: index,
    title,
    interviewer,
    candidate,
    startedAt,
    endedAt: round.endedAt ?? endedAt,
    pauses,
    visits,
  }
}
