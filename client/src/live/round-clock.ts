import { mss } from '@dryrun/shared/format.ts'
import { runningMs, spentIn } from '@dryrun/shared/interview/interview.ts'
import type { Phase } from '@dryrun/shared/interview/terms.ts'
import type { RoundView } from '@dryrun/shared/interview/view.ts'

/** Refresh interval of clocks: at one second, some displays would skip a second. */
export const CLOCK_MS = 250

export const stampOf = (round: RoundView | null, at: number): string => (round ? mss(runningMs(round, at)) : mss(0))

export type ClockReading = {
  roundMs: number
  plannedMs: number
  /** The running phase; `phaseMs` sums all visits to it. */
  phase: Phase | undefined
  phaseIndex: number
  phaseMs: number
  /** Overrun of the phase in milliseconds; 0 within its plan. */
  overMs: number
  next: Phase | undefined
}

/** Returns the readings at `now`, in milliseconds of the server's clock. */
export function readClock(round: RoundView, plan: readonly Phase[], now: number): ClockReading {
  const current = round.visits.at(-1)?.phase
  const phaseIndex = plan.findIndex(({ id }) => id === current)
  const phase = plan[phaseIndex]
  const phaseMs = spentIn(round, now).get(current ?? '') ?? 0
  return {
    roundMs: runningMs(round, now),
    plannedMs: plan.reduce((sum, { minutes }) => sum + minutes, 0) * 60_000,
    phase,
    phaseIndex,
    phaseMs,
    overMs: phase ? Math.max(0, phaseMs - phase.minutes * 60_000) : 0,
    next: plan[phaseIndex + 1],
  }
}
