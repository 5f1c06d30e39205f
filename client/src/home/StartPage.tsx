import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { api } from '../lib/api-client.ts'
import { useMe } from '../lib/use-me.ts'
import { PageShell } from '../shell/PageShell.tsx'
import { BroughtRecordings } from './BroughtRecordings.tsx'
import { HowItGoes } from './HowItGoes.tsx'
import { MyInterviews } from './MyInterviews.tsx'
import { RoomSketch } from './RoomSketch.tsx'
import { SampleCard } from './SampleCard.tsx'
import classes from './StartPage.module.css'
import { WaysIn } from './WaysIn.tsx'

const NextSlot = lazy(() => import('../slots/NextSlot.tsx').then(({ NextSlot: one }) => ({ default: one })))
const StudyDue = lazy(() => import('../progress/StudyDue.tsx').then(({ StudyDue: one }) => ({ default: one })))

export function StartPage() {
  const me = useMe()
  const interviews = useQuery({ queryKey: ['interviews'], queryFn: api.interviews, enabled: Boolean(me.data) })
  return (
    <PageShell title="Dryrun">
      <div className={classes.hero}>
        <div>
          <h1 className={classes.promise}>
            Practice a <span className={classes.whole}>system-design</span> interview with another person
          </h1>
          <p className={classes.lead}>
            You draw on one board. The interviewer has a script and a rubric, even for a question they have never asked.
            The candidate leaves with scores that each point to a moment, and at most three things to change.
          </p>
        </div>
        <div className={classes.sketch}>
          <RoomSketch />
        </div>
      </div>
      <WaysIn />
      {me.data && (
        <Suspense fallback={null}>
          <NextSlot />
          <StudyDue now={Date.now()} />
        </Suspense>
      )}
      {me.data && (
        <MyInterviews interviews={interviews.data?.interviews} error={interviews.error} onRetry={interviews.refetch} />
      )}
      <SampleCard />
      {me.data && <BroughtRecordings />}
      <HowItGoes />
    </PageShell>
  )
}
