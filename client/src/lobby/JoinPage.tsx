import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { api } from '../lib/api-client.ts'
import { ApiFailure } from '../lib/ask.ts'
import { useMe } from '../lib/use-me.ts'
import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Invitation } from './Invitation.tsx'

const route = getRouteApi('/join/$token')

export function JoinPage() {
  const { token } = route.useParams()
  const invitation = useQuery({ queryKey: ['invitation', token], queryFn: () => api.invitation(token) })
  const me = useMe()
  const unknown = invitation.error instanceof ApiFailure && invitation.error.status === 404
  return (
    <PageShell title="Invitation" width="narrow">
      {unknown ? (
        <UnknownLink />
      ) : invitation.error ? (
        <>
          <h1>Your invitation</h1>
          <ErrorState
            title="The invitation could not be loaded"
            error={invitation.error}
            onRetry={() => void invitation.refetch()}
          />
        </>
      ) : invitation.data && !me.isPending ? (
        <Invitation token={token} invitation={invitation.data} knownName={me.data?.name ?? ''} />
      ) : (
        <Stack role="status" aria-label="Loading the invitation">
          <Skeleton height={40} width="80%" />
          <Skeleton height={160} />
          <Skeleton height={120} />
        </Stack>
      )}
    </PageShell>
  )
}

function UnknownLink() {
  return (
    <>
      <h1>Invalid or expired link</h1>
      <EmptyState title="Ask the sender for another link">
        It may have been replaced by a newer one, or a part of it got lost on the way. A link is everything after
        “/join/”, to the last letter.
      </EmptyState>
    </>
  )
}
