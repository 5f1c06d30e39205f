import { Boards } from '@dryrun/shared/interview/board.ts'
import { type BoardStep, changesBetween, type Frame } from '@dryrun/shared/interview/frame.ts'
import { emptyInterview, type Interview } from '@dryrun/shared/interview/interview.ts'
import type { View } from '@dryrun/shared/interview/view.ts'
import type { Entry } from './events.ts'
import { evolve } from './evolve.ts'
import { LogFold } from './log-fold.ts'
import { project } from './project.ts'

export type Drawn = Omit<BoardStep, 'fresh'> | undefined

/** Folds log entries into an interview and its boards; used by the live room and by replay. */
export class InterviewFold {
  readonly boards = new Boards()
  #interview: Interview = emptyInterview
  /** Entries applied in bulk since the last read of `interview`. */
  #untold: LogFold | undefined

  get interview(): Interview {
    if (this.#untold) this.#interview = this.#untold.interview
    this.#untold = undefined
    return this.#interview
  }

  apply(entry: Entry): Drawn {
    this.#interview = evolve(this.interview, entry)
    if (entry.event.type !== 'boardChanged') return undefined
    const { round, patches } = entry.event
    const drawn = this.boards.of(round).apply(patches)
    return drawn.length ? { round, patches: drawn } : undefined
  }

  applyAll(entries: readonly Entry[]): void {
    this.#untold ??= new LogFold(this.#interview)
    this.#untold.apply(entries)
    for (const { event } of entries) if (event.type === 'boardChanged') this.boards.of(event.round).apply(event.patches)
  }
}

/** Computes a view of the interview, or `undefined` for a person without a seat. */
export type Projection = (interview: Interview) => View | undefined

/**
 * Computes the frames of one perspective. From the first frame on it must see every entry, because `version` counts the
 * steps.
 */
export class ViewFold {
  readonly #see: Projection
  #view: View | undefined
  #interview: Interview | undefined
  #round = -1
  #version: number

  /** `eyes` is a person's id or a custom projection; `version` is the version before the first step. */
  constructor(eyes: string | Projection, version = 0) {
    this.#version = version
    this.#see = typeof eyes === 'string' ? (interview) => project(interview, eyes) : eyes
  }

  get version(): number {
    return this.#version
  }

  /** Returns the next frame, or `undefined` when the view does not change. `at` is the time of the applied entry. */
  next(story: InterviewFold, at: number, drawn?: Drawn): Frame | undefined {
    const before = this.#view
    const view = this.#project(story)
    if (!view) return undefined
    if (!before || lensOf(before) !== lensOf(view)) return this.#anew(story, view, at)
    const changes = before === view ? {} : changesBetween(before, view)
    const board = this.#board(story, drawn)
    if (!board && !Object.keys(changes).length) return undefined
    return { version: ++this.#version, at, ...changes, ...(board && { board }) }
  }

  /** Returns the whole state for a client that connects or reconnects. It is not a step, so `version` stays. */
  fresh(story: InterviewFold, at: number): Frame | undefined {
    const view = this.#project(story)
    this.#round = story.interview.current
    return view && everything(story, view, { version: this.#version, at })
  }

  #anew(story: InterviewFold, view: View, at: number): Frame {
    this.#round = story.interview.current
    return everything(story, view, { version: ++this.#version, at })
  }

  #project(story: InterviewFold): View | undefined {
    if (story.interview !== this.#interview) this.#view = this.#see(story.interview)
    this.#interview = story.interview
    return this.#view
  }

  /** The board follows the current round. Late changes of an earlier round are stored and appear only in the replay. */
  #board(story: InterviewFold, drawn: Drawn): BoardStep | undefined {
    const { current } = story.interview
    if (current !== this.#round) {
      this.#round = current
      return wholeBoard(story)
    }
    return drawn?.round === current ? drawn : undefined
  }
}

/** An ended interview has another view type for the same role. */
const lensOf = (view: View): string => `${view.lens}${view.interview.stage === 'ended' ? ' ended' : ''}`

function everything(story: InterviewFold, view: View, { version, at }: Pick<Frame, 'version' | 'at'>): Frame {
  const board = wholeBoard(story)
  return { version, at, fresh: true, set: view, ...(board && { board }) }
}

function wholeBoard({ interview, boards }: InterviewFold): BoardStep | undefined {
  const round = interview.current
  return round < 0 ? undefined : { round, fresh: true, patches: boards.of(round).asPatches() }
}
