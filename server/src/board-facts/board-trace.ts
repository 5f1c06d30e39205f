import { type BoardGraph, boardGraph } from '@dryrun/shared/drawing/board-graph.ts'
import type { Board } from '@dryrun/shared/interview/board.ts'
import type { Element, Patch } from '@dryrun/shared/interview/element.ts'

/** `clock` is the round's clock in milliseconds. */
export type Drawn = Readonly<{ clock: number; byCandidate: boolean; atStart: boolean }>

export type LongPause = Readonly<{ from: number; to: number }>

const boxes: ReadonlySet<string> = new Set(['rectangle', 'diamond', 'ellipse'])

/**
 * What a board's history leaves for its facts. Call `before` and `after` around each change of the board, which this
 * class never changes itself.
 */
export class BoardTrace {
  readonly since = new Map<string, number>()
  /** When the bindings of each arrow last changed, its erasure included. */
  readonly tied = new Map<string, number>()
  readonly erased = new Map<string, number>()
  readonly atStart = new Set<string>()
  firstBox: number | undefined
  longestQuiet: LongPause | undefined
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

export const lengthOf = ({ from, to }: LongPause): number => to - from

/** An arrow's bindings as a comparable key. The position at each end does not matter. */
const tiesOf = (element: Readonly<Element> | undefined): string =>
  element?.type === 'arrow' && !element.isDeleted
    ? `${element.startBinding?.elementId ?? ''} ${element.endBinding?.elementId ?? ''}`
    : ''
