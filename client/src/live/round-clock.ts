import { mss } from '@dryrun/shared/format.ts'
import { runningMs, spentIn } from '@dryrun/shared/interview/interview.ts'
import type { Phase } from '@dryrun/shared/interview/terms.ts'
import type { RoundView } from '@dryrun/shared/interview/view.ts'

/** How often a clock looks at the time: once a second it would now and then skip one. */
export const CLOCK_MS = 250

/** When something happened, as the round's clock showed it then. */
export const stampOf = (round: RoundView | null, at: number): string => (round ? mss(runningMs(round, at)) : mss(0))

export type ClockReading = {
  roundMs: number
  plannedMs: number
  /** The phase that runs; its time counts every visit to it. */
  phase: Phase | undefined
  phaseIndex: number
  phaseMs: number
  /** By how much the phase has run over its plan; 0 while it has not. */
  overMs: number
  next: Phase | undefined
}

/** What the clocks show at `now`, in milliseconds of the server's clock. */
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
