import type { QueueState } from '@dryrun/shared/api/queue.ts'
import { Alert, Skeleton, Stack } from '@mantine/core'
import { fullDateOf } from '../lib/dates.ts'
import { useMe } from '../lib/use-me.ts'
import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { OfferCard } from './OfferCard.tsx'
import { QueueForm } from './QueueForm.tsx'
import { useQueueActs, useQueueState, useTurns } from './use-queue.ts'
import { Waiting } from './Waiting.tsx'

type Acts = ReturnType<typeof useQueueActs>

export function QueuePage() {
  const me = useMe()
  const query = useQueueState(Boolean(me.data))
  const acts = useQueueActs()
  const notice = useTurns(query.data, acts.leave.isSuccess)
  const state = query.data ?? (me.data === null ? nobody : undefined)
  const error = me.error ?? (state ? null : query.error)
  return (
    <PageShell title={titleOf(state)} width="narrow">
      <h1>Find a partner</h1>
      {notice && (
        <Alert color="yellow" variant="light" mb="lg" role="status">
          {notice}
        </Alert>
      )}
      {error ? (
        <ErrorState
          title="The queue could not be loaded"
          error={error}
          onRetry={() => void Promise.all([me.refetch(), query.refetch()])}
        />
      ) : state ? (
        <Standing state={state} acts={acts} knownName={me.data?.name ?? ''} trouble={query.error} />
      ) : (
        <QueueShape />
      )}
    </PageShell>
  )
}

const nobody: QueueState = { state: 'out', now: 0 }

function titleOf(state: QueueState | undefined): string {
  if (state?.state === 'offered') return '● A partner for you'
  return state?.state === 'waiting' ? 'Looking for a partner' : 'Find a partner'
}

type Props = { state: QueueState; acts: Acts; knownName: string; trouble: unknown }

function Standing({ state, acts, knownName, trouble }: Props) {
  if (state.state === 'waiting') return <Waiting state={state} leave={acts.leave} trouble={trouble} />
  if (state.state === 'offered') return <OfferCard now={state.now} offer={state.offer} acts={acts} />
  if (state.state === 'resting') return <Resting until={state.until} />
  if (state.state === 'knowsAll') return <KnowsAll />
  return (
    <>
      {state.state === 'matched' && <Matched interviewId={state.interviewId} />}
      <QueueForm join={acts.join} knownName={knownName} />
    </>
  )
}

function Matched({ interviewId }: { interviewId: string }) {
  return (
    <Alert variant="light" mb="lg" title="Your partner is in the room">
      <LinkButton to="/i/$interviewId" params={{ interviewId }} mt="xs">
        Go to the interview
      </LinkButton>
    </Alert>
  )
}

function Resting({ until }: { until: number }) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return (
    <EmptyState title="A day without the queue" action={<LinkButton to="/open">New interview</LinkButton>}>
      You did not come to the last two interviews you had agreed to, so the queue is closed to you until{' '}
      {fullDateOf(until)} ({timeZone}). You can still open an interview and send somebody its link.
    </EmptyState>
  )
}

function KnowsAll() {
  return (
    <EmptyState title="There is no question left for you" action={<LinkButton to="/open">New interview</LinkButton>}>
      You have answered every question that the queue could draw, or read its script. In an interview that you open
      yourself you can choose any of them again.
    </EmptyState>
  )
}

function QueueShape() {
  return (
    <Stack gap="lg" role="status" aria-label="Loading the queue">
      <Skeleton height={180} />
      <Skeleton height={64} />
      <Skeleton height={64} />
    </Stack>
  )
}
