import type { QueueState } from '@dryrun/shared/api/queue.ts'
import { mss, targetText } from '@dryrun/shared/format.ts'
import { queueGraceSeconds } from '@dryrun/shared/limits.ts'
import { Alert, Button, Loader } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { sentenceOf } from '../ui/ErrorState.tsx'
import { nameOfLanguage } from './languages.ts'
import classes from './Queue.module.css'
import { ownNewsText, wantedRoleText } from './queue-text.ts'
import type { useQueueActs } from './use-queue.ts'
import { useServerTime } from './use-server-time.ts'

type Props = {
  state: Extract<QueueState, { state: 'waiting' }>
  leave: ReturnType<typeof useQueueActs>['leave']
  /** Error of the last poll. */
  trouble: unknown
}
const LONG_MS = 180_000

export function Waiting({ state, leave, trouble }: Props) {
  const { since, now, news, wants, letDownAt } = state
  const waited = useServerTime(now) - since
  return (
    <section className={classes.card} aria-labelledby="waiting">
      <div className={classes.head}>
        <Loader size="sm" type="dots" aria-hidden />
        <h2 id="waiting" className={classes.heading}>
          Looking for a partner
        </h2>
        <span className={classes.clock}>{mss(waited)}</span>
      </div>
      {letDownAt !== null && (
        <Alert color="yellow" variant="light" role="status">
          The other person did not accept. You keep your place.
        </Alert>
      )}
      {trouble !== null && (
        <Alert color="red" variant="light" role="alert">
          {sentenceOf(trouble)} Your place is kept for {queueGraceSeconds} seconds, and the page keeps trying.
        </Alert>
      )}
      <p className={classes.news} role="status">
        {ownNewsText(news)}
      </p>
      <p className={classes.dim}>
        {wantedRoleText[wants.role].label} · {targetText[wants.level]} ·{' '}
        {wants.languages.map(nameOfLanguage).join(', ')}
        {wants.topics.length > 0 && ` · ${wants.topics.join(', ')}`}
      </p>
      <p className={classes.dim}>
        Keep this page open. You can switch tabs: we play a sound, and the name of this tab changes, when a partner is
        found. You then have 30 seconds to accept.
      </p>
      {waited > LONG_MS && (
        <p>
          Nobody yet. You can also <Link to="/open">open an interview</Link> and send its link to somebody you know.
        </p>
      )}
      {leave.error && (
        <Alert color="red" variant="light" role="alert">
          {sentenceOf(leave.error)}
        </Alert>
      )}
      <Button variant="default" onClick={() => leave.mutate()} loading={leave.isPending} className={classes.left}>
        Stop looking
      </Button>
    </section>
  )
}
