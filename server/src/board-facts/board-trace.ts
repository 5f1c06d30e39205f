import { type BoardGraph, boardGraph } from '@dryrun/shared/drawing/board-graph.ts'
import type { Board } from '@dryrun/shared/interview/board.ts'
import type { Element, Patch } from '@dryrun/shared/interview/element.ts'

/** When and by whom a change was made. `clock` is the round's, in milliseconds. */
export type Drawn = Readonly<{ clock: number; byCandidate: boolean; atStart: boolean }>

/** A time in which the candidate drew nothing. */
export type Quiet = Readonly<{ from: number; to: number }>

const boxes: ReadonlySet<string> = new Set(['rectangle', 'diamond', 'ellipse'])

/** What is kept of how a board came about. The board itself is somebody else's, and changed between `before` and `after`. */
export class BoardTrace {
  /** When each element was drawn first. */
  readonly since = new Map<string, number>()
  /** When what each arrow is tied to changed last, its own erasing included. */
  readonly tied = new Map<string, number>()
  /** When what is gone was erased. */
  readonly erased = new Map<string, number>()
  /** What the round started with. */
  readonly atStart = new Set<string>()
  firstBox: number | undefined
  longestQuiet: Quiet | undefined
  /** What the board meant when the requirement was changed. */
  atCurveball: Readonly<{ clock: number; graph: BoardGraph }> | undefined
  #lastByCandidate: number | undefined
  #tiesBefore = new Map<string, string>()

  before(board: Board, patches: readonly Patch[]): void {
    this.#tiesBefore = new Map(patches.map(({ id }) => [id, tiesOf(board.get(id))]))
  }

  after(board: Board, patches: readonly Patch[], drawn: Drawn): void {
    for (const { id } of patches) {
      const element = board.get(id)
      if (element && !this.since.has(id)) this.#isNew(element, drawn)
      if (element?.isDeleted) this.erased.set(id, drawn.clock)
      if (tiesOf(element) !== this.#tiesBefore.get(id)) this.tied.set(id, drawn.clock)
    }
    if (drawn.byCandidate && !drawn.atStart) this.#candidateDrew(drawn.clock)
  }

  curveball(board: Board, clock: number): void {
    this.atCurveball = { clock, graph: boardGraph(board.elements()) }
  }

  #isNew({ id, type }: Element, { clock, byCandidate, atStart }: Drawn): void {
    this.since.set(id, clock)
    if (atStart) this.atStart.add(id)
    else if (byCandidate && boxes.has(type)) this.firstBox ??= clock
  }

  #candidateDrew(clock: number): void {
    const quiet = { from: this.#lastByCandidate ?? clock, to: clock }
    if (!this.longestQuiet || lengthOf(quiet) > lengthOf(this.longestQuiet)) this.longestQuiet = quiet
    this.#lastByCandidate = clock
  }
}

export const lengthOf = ({ from, to }: Quiet): number => to - from

/** What an arrow is tied to, in a form that can be compared. Where on its ends it sits is no matter. */
const tiesOf = (element: Readonly<Element> | undefined): string =>
  element?.type === 'arrow' && !element.isDeleted
    ? `${element.startBinding?.elementId ?? ''} ${element.endBinding?.elementId ?? ''}`
    : ''
