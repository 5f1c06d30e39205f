import { emptyInterview, type Interview } from '@dryrun/shared/interview/interview.ts'
import type { EndedView } from '@dryrun/shared/interview/view.ts'
import type { Chapter, Perspective, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import type { Entry, Event } from '../../core/events.ts'
import type { Projection } from '../../core/fold.ts'
import { LogFold } from '../../core/log-fold.ts'
import { markersOf, type SeenFrame } from './replay-markers.ts'

/** Only these events change who sees which round. The last view before each of them contains the earlier ones. */
const turning: ReadonlySet<Event['type']> = new Set([
  'interviewOpened',
  'seatTaken',
  'roundStarted',
  'roundFinished',
  'interviewEnded',
])

type Standing = Readonly<{ interview: Interview; at: number }>

/**
 * Folds all entries of a log except drawing, for the head of its recording. Keeps the interview before and after each
 * turning event, because a view after every entry would block the server for seconds.
 */
export class HeadFold {
  readonly #fold = new LogFold(emptyInterview)
  readonly #standings: Standing[] = []
  #endedAt: number | undefined

  /** The interview after the last entry. */
  get interview(): Interview {
    return this.#fold.interview
  }

  get standings(): readonly Standing[] {
    return this.#standings
  }

  get endedAt(): number | undefined {
    return this.#endedAt
  }

  apply(entries: Iterable<Entry>): this {
    for (const entry of entries) this.#applyOne(entry)
    return this
  }

  #applyOne(entry: Entry): void {
    const { at, event } = entry
    const turns = this.#endedAt === undefined && turning.has(event.type)
    if (turns) this.#standings.push({ interview: this.interview, at })
    this.#fold.apply([entry])
    if (turns) this.#standings.push({ interview: this.interview, at })
    if (event.type === 'interviewEnded') this.#endedAt ??= at
  }
}

type Asker = Readonly<{ sight: Projection; eyes: Perspective; choices: readonly Perspective[]; view: EndedView }>

/**
 * The head of a recording. Combines the views of the perspective over time with the requester's current `view`. Throws
 * when the interview has not ended.
 */
export function headOf(told: HeadFold, { sight, eyes, choices, view }: Asker): RecordingHead {
  const { seen, startedAt, endedAt } = lookThrough(told, sight)
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

function lookThrough({ standings, endedAt }: HeadFold, sight: Projection) {
  if (endedAt === undefined) throw new Error('an interview that has not ended has no recording')
  const seen = new Map<number, SeenFrame>()
  let startedAt: number | undefined
  for (const { interview, at } of standings) {
    const view = sight(interview)
    if (!view?.round) continue
    startedAt ??= at
    const used = 'used' in view && view.question.index === view.round.index ? view.used : undefined
    const { index } = view.round
    seen.set(index, { round: view.round, shown: view.shown, used: used ?? seen.get(index)?.used ?? [] })
  }
  return { seen, startedAt: startedAt ?? endedAt, endedAt }
}

function chapterOf({ round }: SeenFrame, endedAt: number): Chapter {
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
