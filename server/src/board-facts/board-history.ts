import { Board } from '@dryrun/shared/interview/board.ts'
import type { Patch } from '@dryrun/shared/interview/element.ts'
import { type Round, runningMs } from '@dryrun/shared/interview/interview.ts'
import type { Phase } from '@dryrun/shared/interview/terms.ts'
import type { BoardFact, ReportBoard } from '@dryrun/shared/report/report-view.ts'
import { boardFacts } from './board-facts.ts'
import { BoardTrace, type Drawn } from './board-trace.ts'
import { changesFrom, type Drawing, drawingOf } from './report-boards.ts'

export class BoardHistory {
  readonly #board = new Board()
  readonly #trace = new BoardTrace()
  /** The drawing at the end of each phase, at its last visit. */
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

  /** The boards of a finished round. Work that arrived after the round's end belongs to the last phase. */
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
