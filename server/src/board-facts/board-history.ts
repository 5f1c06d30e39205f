import { Board } from '@dryrun/shared/interview/board.ts'
import type { Patch } from '@dryrun/shared/interview/element.ts'
import { type Round, runningMs } from '@dryrun/shared/interview/interview.ts'
import type { Phase } from '@dryrun/shared/interview/terms.ts'
import type { BoardFact, ReportBoard } from '@dryrun/shared/report/report-view.ts'
import { boardFacts } from './board-facts.ts'
import { BoardTrace, type Drawn } from './board-trace.ts'
import { changesFrom, type Drawing, drawingOf } from './report-boards.ts'

/** How the board of one round came about, as far as a report tells it. */
export class BoardHistory {
  readonly #board = new Board()
  readonly #trace = new BoardTrace()
  /** What was drawn when each phase was left, for the last time where it was visited again. */
  readonly #ends = new Map<string, Readonly<{ at: number; drawing: Drawing }>>()

  drew(patches: readonly Patch[], drawn: Drawn): void {
    this.#trace.before(this.#board, patches)
    this.#board.apply(patches)
    this.#trace.after(this.#board, patches, drawn)
  }

  curveball(clock: number): void {
    this.#trace.curveball(this.#board, clock)
  }

  phaseLeft(phase: string, at: number): void {
    this.#ends.delete(phase)
    this.#ends.set(phase, { at, drawing: drawingOf(this.#board) })
  }

  /** The boards of a round that is over. Work that arrived after its end belongs to the last. */
  boards(round: Round, plan: readonly Phase[]): ReportBoard[] {
    const last = round.visits.at(-1)?.phase ?? ''
    const ends = new Map(this.#ends)
    ends.delete(last)
    ends.set(last, { at: round.endedAt ?? 0, drawing: drawingOf(this.#board) })
    let before: Drawing = new Map()
    return [...ends].map(([id, { at, drawing }]) => {
      const patches = changesFrom(before, drawing)
      before = drawing
      return { phase: plan.find((phase) => phase.id === id)?.name ?? '', clock: runningMs(round, at), patches }
    })
  }

  facts(): BoardFact[] {
    return boardFacts(this.#board.elements(), this.#trace)
  }
}
