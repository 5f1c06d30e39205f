import { counted, isolated, targetWords } from '@dryrun/shared/timeline/words.ts'
import { IconPlayerPlay } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { OfflineBanner } from '../room/OfflineBanner.tsx'
import { RefusedList } from '../room/RefusedList.tsx'
import { SaveState } from '../room/SaveState.tsx'
import { useView } from '../room/use-room.ts'
import { SoloEnd } from '../solo/SoloEnd.tsx'
import { AboutPeople } from '../standing/AboutPeople.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { PageShell } from '../ui/PageShell.tsx'
import { Part } from '../ui/Part.tsx'
import classes from './EndedView.module.css'
import { ObserverEnd } from './ObserverEnd.tsx'
import { Papers } from './Papers.tsx'
import { ReportLoading } from './ReportLoading.tsx'
import { Waiting } from './Waiting.tsx'

/** Fetched when there is one: most who come here have yet to hand in. */
const InterviewReport = lazy(() =>
  import('./InterviewReport.tsx').then(({ InterviewReport: one }) => ({ default: one })),
)

/** After the end: hand in, wait for the other, and then everything is open to both. */
export function EndedView() {
  const { interview, papers, results, people, me, round } = useView()
  const others = people.filter(({ id, seat }) => id !== me && (seat === 'host' || seat === 'guest'))
  return (
    <PageShell title={interview.title} status={<SaveState />} notice={<OfflineBanner />}>
      <Part name="The list of what was not taken">
        <RefusedList />
      </Part>
      <header className={classes.head}>
        <h1 className={classes.title}>{interview.title}</h1>
        {round && (
          <LinkButton
            className={classes.replay ?? ''}
            variant="default"
            to="/i/$interviewId/replay"
            params={{ interviewId: interview.id }}
            leftSection={<IconPlayerPlay size={18} stroke={1.75} aria-hidden />}
          >
            Watch the replay
          </LinkButton>
        )}
        <p className={classes.facts}>
          {interview.solo && others.length === 0 && 'Alone · '}
          {others.length > 0 && `With ${others.map(({ name }) => isolated(name)).join(', ')} · `}target level{' '}
          {targetWords[interview.targetLevel].toLowerCase()} · {counted(papers.length || interview.rounds, 'round')}
          <span className={classes.people}>
            <AboutPeople interviewId={interview.id} people={others} />
          </span>
        </p>
      </header>
      {!round ? (
        <NeverBegan />
      ) : results.length > 0 ? (
        <Suspense fallback={<ReportLoading />}>
          <Part name="The report">
            <InterviewReport interviewId={interview.id} />
          </Part>
        </Suspense>
      ) : papers.length === 0 ? (
        <ObserverEnd />
      ) : papers.every(({ handedIn }) => handedIn) ? (
        <AfterPapers />
      ) : (
        <Papers />
      )}
    </PageShell>
  )
}

/** The host has ended it in the lobby, after their partner did not come. */
function NeverBegan() {
  return (
    <EmptyState
      title="This interview ended before it began"
      action={
        <LinkButton to="/" variant="default">
          Go to the start page
        </LinkButton>
      }
    >
      Its host ended it after waiting for a partner. No question was asked, and there is nothing to submit.
    </EmptyState>
  )
}

/** Who was alone waits for nobody unless they want to. */
function AfterPapers() {
  const { interview, papers } = useView()
  const wasAlone = interview.solo && papers.every(({ as }) => as === 'candidate')
  return wasAlone ? <SoloEnd /> : <Waiting />
}
