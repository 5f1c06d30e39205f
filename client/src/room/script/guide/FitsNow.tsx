import { counted } from '@dryrun/shared/format.ts'
import type { OptimisticPanel } from '../../../live/optimistic-view.ts'
import { readClock } from '../../../live/round-clock.ts'
import { useRound, useSeen } from '../../../live/use-interviewer-panel.ts'
import { useServerNow } from '../../../live/use-room.ts'
import { AskThis } from '../FollowUps.tsx'
import { Heard } from '../Points.tsx'
import { type Fit, fitsNow } from './fits-now.ts'
import classes from './guide.module.css'

/** How often the minutes left are read, in milliseconds. */
const READ_MS = 5_000

/** What is still to hear and to ask in the minutes that this phase has left. */
export function FitsNow({ desk }: { desk: OptimisticPanel }) {
  const round = useRound()
  const plan = useSeen((view) => view.plan)
  const now = useServerNow(READ_MS)
  const reading = round?.index === desk.question.index ? readClock(round, plan, now) : undefined
  if (!reading?.phase) return <p className={classes.left}>Starts with the round.</p>
  const { phase, phaseMs, phaseIndex } = reading
  const minutesLeft = Math.max(0, phase.minutes - phaseMs / 60_000)
  const fits = fitsNow(desk, { plan, phaseIndex, minutesLeft })
  return (
    <>
      <p className={classes.left}>
        {phase.name}: {minutesLeft >= 1 ? `${counted(Math.floor(minutesLeft), 'minute')} left` : 'its time is over'}
      </p>
      <ul className={classes.lines}>
        {fits.map((fit) => (
          <li key={`${fit.kind} ${fit.id}`} className={classes.fact}>
            <FitLine fit={fit} desk={desk} />
          </li>
        ))}
      </ul>
      {!fits.length && <p className={classes.left}>Nothing of this phase is left that fits.</p>}
    </>
  )
}

function FitLine({ fit: { kind, id, text, priority, minutes, isLate }, desk }: { fit: Fit; desk: OptimisticPanel }) {
  const tags = [kind === 'point' ? 'hear' : 'ask', priority === 'must' && 'must', isLate && 'late', `${minutes} min`]
  return (
    <div className={classes.line}>
      <span className={classes.words}>
        <span className={classes.ask}>{tags.filter(Boolean).join(' · ')}</span>
        {text}
      </span>
      {kind === 'point' ? (
        <Heard desk={desk} id={id} label={`Still to hear: ${text}`} />
      ) : (
        <AskThis id={id} at={undefined} waiting={false} label={text} />
      )}
    </div>
  )
}
