import type { OperatorReply } from '@dryrun/shared/api/moderation.ts'
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ApiFailure } from '../lib/ask.ts'
import { NotFoundPage } from '../shell/NotFoundPage.tsx'
import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { ComplaintItem } from './ComplaintItem.tsx'
import classes from './Moderation.module.css'
import { moderationClient } from './moderation-client.ts'
import { SuspensionList } from './SuspensionList.tsx'
import { operatorKey } from './use-operator.ts'

/** Complaints and suspensions. The server answers 404 to everyone except the operator. */
export function OperatorPage() {
  const { data, error, refetch } = useQuery({
    queryKey: operatorKey,
    queryFn: moderationClient.operator,
    retry: false,
  })
  if (error instanceof ApiFailure && error.status === 404) return <NotFoundPage />
  return (
    <PageShell title="Operator">
      <h1>Operator</h1>
      {error && <ErrorState title="This could not be loaded" error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={160} radius="md" role="status" aria-label="Loading" />}
      {data && <Everything {...data} />}
    </PageShell>
  )
}

function Everything({ complaints, suspensions }: OperatorReply) {
  const suspended = new Set(suspensions.map(({ person }) => person.id))
  const open = complaints.filter(({ closedAt }) => closedAt === null)
  const closed = complaints.filter(({ closedAt }) => closedAt !== null)
  const of = (aboutId: string) => complaints.filter(({ about }) => about.id === aboutId).length
  const items = (some: OperatorReply['complaints']) =>
    some.map((each) => (
      <ComplaintItem
        key={each.id}
        complaint={each}
        times={of(each.about.id)}
        isSuspended={suspended.has(each.about.id)}
      />
    ))
  return (
    <>
      <h2 className={classes.part}>Open complaints</h2>
      {open.length ? (
        items(open)
      ) : (
        <EmptyState title="Nobody has complained">
          What people tell you about each other comes here: from the menu beside a name in an interview. You see who
          wrote it and what, and nothing of the interview.
        </EmptyState>
      )}
      <SuspensionList suspensions={suspensions} />
      {closed.length > 0 && (
        <>
          <h2 className={classes.part}>Closed complaints</h2>
          {items(closed)}
        </>
      )}
    </>
  )
}
