import { counted, isolated, targetText } from '@dryrun/shared/format.ts'
import { IconPlayerPlay } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { CallBar } from '../call/bar/CallBar.tsx'
import { FeedbackForms } from '../feedback/FeedbackForms.tsx'
import { OfflineBanner } from '../live/status/OfflineBanner.tsx'
import { RefusedList } from '../live/status/RefusedList.tsx'
import { SaveState } from '../live/status/SaveState.tsx'
import { useView } from '../live/use-room.ts'
import { AboutPeople } from '../moderation/AboutPeople.tsx'
import { ReportLoading } from '../report/ReportLoading.tsx'
import { RecordedVoices } from '../report/sound/RecordedVoices.tsx'
import { PageShell } from '../shell/PageShell.tsx'
import { SoloEnd } from '../solo/SoloEnd.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { RecoverablePart } from '../ui/RecoverablePart.tsx'
import classes from './EndedView.module.css'
import { type EndedPart, endedPart } from './ended-part.ts'
import { NeverBegan } from './NeverBegan.tsx'
import { ObserverEnd } from './ObserverEnd.tsx'
import { Waiting } from './Waiting.tsx'

/** Lazy, because most users arrive here before there is a report. */
const InterviewReport = lazy(() =>
  import('../report/InterviewReport.tsx').then(({ InterviewReport: one }) => ({ default: one })),
)

export function EndedView() {
  const view = useView()
  const { interview, papers, people, me, round } = view
  const others = people.filter(({ id, seat }) => id !== me && (seat === 'host' || seat === 'guest'))
  return (
    <PageShell title={interview.title} status={<SaveState />} notice={<OfflineBanner />}>
      <RecoverablePart name="The list of what was not taken">
        <RefusedList />
      </RecoverablePart>
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
          {targetText[interview.targetLevel].toLowerCase()} · {counted(papers.length || interview.rounds, 'round')}
          <span className={classes.people}>
            <AboutPeople interviewId={interview.id} people={others} />
          </span>
        </p>
      </header>
      <RecoverablePart name="The call">
        <CallBar place="card" />
      </RecoverablePart>
      <EndedPartView interviewId={interview.id} part={endedPart(view)} />
    </PageShell>
  )
}

function EndedPartView({ interviewId, part }: { interviewId: string; part: EndedPart }) {
  switch (part) {
    case 'neverBegan':
      return <NeverBegan />
    case 'observer':
      return <ObserverEnd />
    case 'handedIn':
      return (
        <>
          <AfterPapers />
          <Voices interviewId={interviewId} />
        </>
      )
    case 'papers':
      return (
        <>
          <FeedbackForms />
          <Voices interviewId={interviewId} />
        </>
      )
    case 'report':
      return (
        <Suspense fallback={<ReportLoading />}>
          <RecoverablePart name="The report">
            <InterviewReport interviewId={interviewId} />
          </RecoverablePart>
        </Suspense>
      )
  }
}

/** A person can delete their voice before there is a report, too. */
const Voices = ({ interviewId }: { interviewId: string }) => (
  <RecoverablePart name="The recorded voices">
    <RecordedVoices interviewId={interviewId} />
  </RecoverablePart>
)

/** The candidate of a solo interview waits for a reviewer only on request. */
function AfterPapers() {
  const { interview, papers } = useView()
  const wasAlone = interview.solo && papers.every(({ as }) => as === 'candidate')
  return wasAlone ? <SoloEnd /> : <Waiting />
}
