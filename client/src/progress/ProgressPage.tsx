import type { ProgressReply } from '@dryrun/shared/api/progress.ts'
import { Skeleton, Tabs } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMe } from '../lib/use-me.ts'
import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { AsCandidate } from './AsCandidate.tsx'
import { AsInterviewer } from './AsInterviewer.tsx'
import { History } from './History.tsx'
import classes from './Progress.module.css'
import { useProgress } from './progress-api.ts'
import type { Side } from './progress-search.ts'

export function ProgressPage() {
  return (
    <PageShell title="Your progress">
      <h1>Your progress</h1>
      <Content />
    </PageShell>
  )
}

function Content() {
  const me = useMe()
  const progress = useProgress(Boolean(me.data))
  const error = me.error ?? progress.error
  const retry = () => void (me.error ? me : progress).refetch()
  if (error) return <ErrorState title="Your progress did not come" error={error} onRetry={retry} />
  if (me.data === null || progress.data?.history.length === 0) return <NothingYet />
  return progress.data ? <Sides progress={progress.data} /> : <Loading />
}

function NothingYet() {
  return (
    <EmptyState title="Nothing to show yet" action={<LinkButton to="/open">New interview</LinkButton>}>
      Your first interview begins it: how it went, what to study next and when to come back to it.
    </EmptyState>
  )
}

const route = getRouteApi('/progress')
const sides: readonly Readonly<{ side: Side; name: string }>[] = [
  { side: 'candidate', name: 'As candidate' },
  { side: 'interviewer', name: 'As interviewer' },
  { side: 'history', name: 'All rounds' },
]

/** The address holds the tab, so that going back from a report restores it. */
function Sides({ progress }: { progress: ProgressReply }) {
  const { as = progress.history[0]?.role ?? 'candidate' } = route.useSearch()
  const navigate = useNavigate({ from: '/progress' })
  const show = (side: string | null) => void navigate({ search: { as: side as Side }, replace: true })
  return (
    <Tabs value={as} onChange={show} keepMounted={false}>
      <Tabs.List className={classes.tabs ?? ''}>
        {sides.map(({ side, name }) => (
          <Tabs.Tab key={side} value={side}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="candidate">
        <AsCandidate progress={progress} now={Date.now()} />
      </Tabs.Panel>
      <Tabs.Panel value="interviewer">
        <AsInterviewer progress={progress} />
      </Tabs.Panel>
      <Tabs.Panel value="history">
        <History history={progress.history} />
      </Tabs.Panel>
    </Tabs>
  )
}

function Loading() {
  return (
    <div className={classes.loading} role="status" aria-label="Opening your progress">
      <Skeleton h={40} w={360} maw="100%" />
      <Skeleton h={28} w={220} />
      <Skeleton h={260} />
      <Skeleton h={180} />
    </div>
  )
}
