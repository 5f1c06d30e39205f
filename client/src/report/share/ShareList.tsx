import type { Share } from '@dryrun/shared/api/report.ts'
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'
import { dayOf } from '../../lib/dates.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import classes from './ShareList.module.css'

export const sharesKey = (interviewId: string) => ['shares', interviewId] as const

export function ShareList({ interviewId }: { interviewId: string }) {
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: sharesKey(interviewId),
    queryFn: () => api.shares(interviewId),
  })
  const end = useMutation({
    mutationFn: (id: string) => api.endShare(interviewId, id),
    onSuccess: (left) => queries.setQueryData(sharesKey(interviewId), left),
  })
  if (error) return <ErrorState title="Your links could not be listed" error={error} onRetry={() => void refetch()} />
  if (!data?.shares.length) return null
  return (
    <section>
      <h3 className={classes.heading}>Links that work now</h3>
      <ul className={classes.list}>
        {data.shares.map((share) => (
          <li key={share.id} className={classes.share}>
            <span>{wordsOf(share)}</span>
            <Button
              variant="default"
              size="compact-sm"
              loading={end.isPending && end.variables === share.id}
              onClick={() => end.mutate(share.id)}
              aria-label={`End it: the link made on ${dayOf(share.createdAt)}`}
            >
              End it
            </Button>
          </li>
        ))}
      </ul>
      {end.error && <ErrorState title="The link still works" error={end.error} />}
    </section>
  )
}

function wordsOf({ createdAt, expiresAt, showNames, showScript }: Share): string {
  const shows = [showNames && 'your name', showScript && 'the script'].filter(Boolean).join(' and ')
  return `Made on ${dayOf(createdAt)}, until ${dayOf(expiresAt)}${shows && `, with ${shows}`}`
}
