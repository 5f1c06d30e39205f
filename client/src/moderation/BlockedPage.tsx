import { isolated } from '@dryrun/shared/format.ts'
import { Button, Skeleton } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ApiFailure } from '../lib/ask.ts'
import { dayOf } from '../lib/dates.ts'
import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import classes from './Moderation.module.css'
import { blocksKey, moderationClient } from './moderation-client.ts'

export function BlockedPage() {
  return (
    <PageShell title="People you blocked" width="narrow">
      <h1>People you blocked</h1>
      <Blocks />
    </PageShell>
  )
}

function Blocks() {
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery({ queryKey: blocksKey, queryFn: moderationClient.blocks, retry: false })
  const unblock = useMutation({
    mutationFn: moderationClient.unblock,
    onSuccess: (left) => queries.setQueryData(blocksKey, left),
  })
  const isNobody = error instanceof ApiFailure && error.status === 401
  if (error && !isNobody)
    return <ErrorState title="They could not be listed" error={error} onRetry={() => void refetch()} />
  if (!data && !isNobody) return <Skeleton height={96} radius="md" role="status" aria-label="Loading" />
  if (!data?.blocks.length)
    return (
      <EmptyState title="Nobody" action={<LinkButton to="/">Go to the start page</LinkButton>}>
        Whom you do not want to meet again you block in an interview, or on its page when it is over: open the menu
        beside their name. They are not told, and the queue keeps you apart.
      </EmptyState>
    )
  return (
    <>
      <p className={classes.words}>The queue keeps you apart. None of them has been told.</p>
      <ul className={classes.list}>
        {data.blocks.map(({ personId, name, createdAt }) => (
          <li key={personId} className={classes.row}>
            <span>
              {name} <span className={classes.aside}>since {dayOf(createdAt)}</span>
            </span>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`Unblock ${isolated(name)}`}
              loading={unblock.isPending && unblock.variables === personId}
              onClick={() => unblock.mutate(personId)}
            >
              Unblock
            </Button>
          </li>
        ))}
      </ul>
      {unblock.error && <ErrorState title="That was not done" error={unblock.error} />}
    </>
  )
}
