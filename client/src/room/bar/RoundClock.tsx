import { mss } from '@dryrun/shared/format.ts'
import { CLOCK_MS, readClock } from '../../live/round-clock.ts'
import { useRound, useSeen } from '../../live/use-interviewer-panel.ts'
import { useServerNow } from '../../live/use-room.ts'
import classes from './PhaseClock.module.css'

export function RoundClock() {
  const round = useRound()
  const plan = useSeen((view) => view.plan)
  const now = useServerNow(CLOCK_MS)
  if (!round) return null
  const { roundMs, plannedMs } = readClock(round, plan, now)
  if (round.endedAt !== null)
    return (
      <span className={classes.whole}>
        Break. Round {round.index + 1} took {mss(roundMs)}
      </span>
    )
  return (
    <span className={classes.whole} role="timer" aria-label="Round clock">
      <strong>{mss(roundMs)}</strong>
      <span className={classes.of}> of {mss(plannedMs)}</span>
      {round.pausedAt !== null && <span className={classes.paused}>Paused</span>}
    </span>
  )
}
