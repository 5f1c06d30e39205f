import { Boards } from '@dryrun/shared/interview/board.ts'
import { type BoardStep, changesBetween, type Frame } from '@dryrun/shared/interview/frame.ts'
import { emptyInterview, type Interview } from '@dryrun/shared/interview/interview.ts'
import type { View } from '@dryrun/shared/interview/view.ts'
import type { Entry } from './events.ts'
import { evolve } from './evolve.ts'
import { LogFold } from './log-fold.ts'
import { project } from './project.ts'

/** What an entry drew, if anything. */
export type Drawn = Omit<BoardStep, 'fresh'> | undefined

/** The interview so far: the live room and the replay both tell it, entry by entry. */
export class Story {
  readonly boards = new Boards()
  #interview: Interview = emptyInterview
  /** What has been told at once since the interview was last looked at. */
  #untold: LogFold | undefined

  get interview(): Interview {
    if (this.#untold) this.#interview = this.#untold.interview
    this.#untold = undefined
    return this.#interview
  }

  tell(entry: Entry): Drawn {
    this.#interview = evolve(this.interview, entry)
    if (entry.event.type !== 'boardChanged') return undefined
    const { round, patches } = entry.event
    const drawn = this.boards.of(round).apply(patches)
    return drawn.length ? { round, patches: drawn } : undefined
  }

  /** Tells many entries at which nobody looks one by one. */
  tellAll(entries: readonly Entry[]): void {
    this.#untold ??= new LogFold(this.#interview)
    this.#untold.apply(entries)
    for (const { event } of entries) if (event.type === 'boardChanged') this.boards.of(event.round).apply(event.patches)
  }
}

/** What a pair of eyes sees of an interview as it is; nothing where it has no seat. */
export type Sight = (interview: Interview) => View | undefined

/**
 * One pair of eyes on a story. From its first look, or its first fresh frame, on it looks after every entry, so that its
 * version counts each step that it was shown.
 */
export class Viewer {
  readonly #see: Sight
  #view: View | undefined
  #interview: Interview | undefined
  #round = -1
  #version: number

  /** The eyes of a person, by their id, or eyes that see as is said; `version` is that before the first step. */
  constructor(eyes: string | Sight, version = 0) {
    this.#version = version
    this.#see = typeof eyes === 'string' ? (interview) => project(interview, eyes) : eyes
  }

  get version(): number {
    return this.#version
  }

  /** The next frame, or nothing when this person sees no change. `at` is the time of the entry that was told. */
  look(story: Story, at: number, drawn?: Drawn): Frame | undefined {
    const before = this.#view
    const view = this.#project(story)
    if (!view) return undefined
    if (!before || lensOf(before) !== lensOf(view)) return this.#anew(story, view, at)
    const changes = before === view ? {} : changesBetween(before, view)
    const board = this.#board(story, drawn)
    if (!board && !Object.keys(changes).length) return undefined
    return { version: ++this.#version, at, ...changes, ...(board && { board }) }
  }

  /** Everything as it stands, for someone who comes or comes back; not a step, so not counted. */
  fresh(story: Story, at: number): Frame | undefined {
    const view = this.#project(story)
    this.#round = story.interview.current
    return view && everything(story, view, { version: this.#version, at })
  }

  #anew(story: Story, view: View, at: number): Frame {
    this.#round = story.interview.current
    return everything(story, view, { version: ++this.#version, at })
  }

  #project(story: Story): View | undefined {
    if (story.interview !== this.#interview) this.#view = this.#see(story.interview)
    this.#interview = story.interview
    return this.#view
  }

  /** The board changes with the round; what arrives late for an earlier one is stored, and shown in its replay. */
  #board(story: Story, drawn: Drawn): BoardStep | undefined {
    const { current } = story.interview
    if (current !== this.#round) {
      this.#round = current
      return wholeBoard(story)
    }
    return drawn?.round === current ? drawn : undefined
  }
}

/** The shape of a view as well as its eyes: an ended interview is another view through the same lens. */
const lensOf = (view: View): string => `${view.lens}${view.interview.stage === 'ended' ? ' ended' : ''}`

function everything(story: Story, view: View, { version, at }: Pick<Frame, 'version' | 'at'>): Frame {
  const board = wholeBoard(story)
  return { version, at, fresh: true, set: view, ...(board && { board }) }
}

function wholeBoard({ interview, boards }: Story): BoardStep | undefined {
  const round = interview.current
  return round < 0 ? undefined : { round, fresh: true, patches: boards.of(round).asPatches() }
}
