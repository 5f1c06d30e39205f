import type { Calibration } from '@dryrun/shared/api/calibration.ts'
import { counted, mss, targetText } from '@dryrun/shared/format.ts'
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ApiFailure } from '../lib/ask.ts'
import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import classes from './Calibration.module.css'
import { calibrationClient } from './calibration-client.ts'

export const calibrationsKey = ['calibrations'] as const

export function CalibrationsPage() {
  return (
    <PageShell title="Calibration" width="narrow">
      <h1>Calibration</h1>
      <p className={classes.lead}>
        Watch a round of two others, nameless, and score it as if you had asked. Then you see what its interviewer and
        others gave, and where people differ. It shows how strict you are, and what an anchor means to others.
      </p>
      <Rounds />
    </PageShell>
  )
}

function Rounds() {
  const { data, error, refetch } = useQuery({
    queryKey: calibrationsKey,
    queryFn: calibrationClient.list,
    retry: false,
  })
  const isNobody = error instanceof ApiFailure && error.status === 401
  if (isNobody)
    return (
      <EmptyState title="Say who you are first" action={<LinkButton to="/open">New interview</LinkButton>}>
        Scores belong to somebody. You have a name here once you have opened an interview or taken a seat in one.
      </EmptyState>
    )
  if (error) return <ErrorState title="The rounds could not be listed" error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={140} radius="md" role="status" aria-label="Loading" />
  if (!data.calibrations.length)
    return (
      <EmptyState title="There is no round to score yet" action={<LinkButton to="/open">New interview</LinkButton>}>
        A round comes here when both who played it agree. You can offer one of yours below its report.
      </EmptyState>
    )
  return (
    <ul className={classes.list}>
      {data.calibrations.map((each) => (
        <Round key={each.id} calibration={each} />
      ))}
    </ul>
  )
}

const acts = { new: 'Look at it', opened: 'Go on', done: 'See how all scored' } as const

function Round({ calibration: { id, title, targetLevel, length, state, scored } }: { calibration: Calibration }) {
  return (
    <li className={classes.round}>
      <span>
        <span className={classes.title}>{title}</span>
        <span className={classes.aside}>
          {targetText[targetLevel]} · {mss(length)} ·{' '}
          {scored ? `scored by ${counted(scored, 'other')}` : 'not scored yet'}
        </span>
      </span>
      <LinkButton
        to="/calibration/$calibrationId"
        params={{ calibrationId: id }}
        variant={state === 'done' ? 'default' : 'filled'}
        size="compact-md"
        aria-label={`${acts[state]}: ${title}`}
      >
        {acts[state]}
      </LinkButton>
    </li>
  )
}
