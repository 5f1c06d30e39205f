import type { InterviewSummary } from '@dryrun/shared/api/interviews.ts'
import { isolated } from '@dryrun/shared/format.ts'
import { Badge, Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dayAndTimeOf } from '../lib/dates.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import classes from './StartPage.module.css'

type Props = { interviews: readonly InterviewSummary[] | undefined; error: unknown; onRetry: () => unknown }

export function MyInterviews({ interviews, error, onRetry }: Props) {
  if (error)
    return <ErrorState title="Your interviews could not be loaded" error={error} onRetry={() => void onRetry()} />
  if (interviews?.length === 0) return null
  return (
    <section className={classes.mine} aria-labelledby="my-interviews">
      <h2 id="my-interviews">Your interviews</h2>
      {interviews ? (
        <ul className={classes.list}>
          {interviews.toSorted(byRunning).map((interview) => (
            <li key={interview.id} className={classes.item}>
              <Row interview={interview} />
              {interview.stage === 'ended' && (
                <LinkButton
                  to="/i/$interviewId/replay"
                  params={{ interviewId: interview.id }}
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`Watch the replay of ${isolated(interview.title)}`}
                >
                  Replay
                </LinkButton>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <Skeleton height={120} role="status" aria-label="Loading your interviews" />
      )}
    </section>
  )
}

const isRunning = ({ stage }: InterviewSummary) => stage === 'round' || stage === 'break'
const byRunning = (a: InterviewSummary, b: InterviewSummary) => Number(isRunning(b)) - Number(isRunning(a))

const stageWords: Readonly<Record<InterviewSummary['stage'], { words: string; colour: string }>> = {
  lobby: { words: 'Not started', colour: 'gray' },
  round: { words: 'Running', colour: 'pine' },
  break: { words: 'Between rounds', colour: 'pine' },
  ended: { words: 'Ended', colour: 'gray' },
}

function Row({ interview: { id, title, stage, seat, createdAt, people } }: { interview: InterviewSummary }) {
  const others = people.filter((person) => person.seat !== seat).map(({ name }) => name)
  return (
    <Link to="/i/$interviewId" params={{ interviewId: id }} className={classes.row}>
      <span className={classes.rowTitle}>{title}</span>
      <span className={classes.rowFacts}>
        {others.length ? `With ${others.join(', ')}` : 'Nobody else yet'} · {dayAndTimeOf(createdAt)}
      </span>
      <Badge variant="light" color={stageWords[stage].colour} className={classes.stage}>
        {stageWords[stage].words}
      </Badge>
    </Link>
  )
}
