import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ApiFailure } from '../../lib/ask.ts'
import { useMe } from '../../lib/use-me.ts'
import { PageShell } from '../../shell/PageShell.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { slotsApi } from '../slots-api.ts'
import { useZone } from '../use-zone.ts'
import { SlotInvited } from './SlotInvited.tsx'

const route = getRouteApi('/slots/join/$token')

export function JoinSlotPage() {
  const { token } = route.useParams()
  const invitation = useQuery({ queryKey: ['slot-invitation', token], queryFn: () => slotsApi.invitation(token) })
  const me = useMe()
  const zone = useZone()
  const unknown = invitation.error instanceof ApiFailure && invitation.error.status === 404
  return (
    <PageShell title="Times to choose from" width="narrow">
      {unknown ? (
        <UnknownLink />
      ) : invitation.error ? (
        <ErrorState
          title="The times could not be loaded"
          error={invitation.error}
          onRetry={() => void invitation.refetch()}
        />
      ) : invitation.data && zone && !me.isPending ? (
        <SlotInvited token={token} invitation={invitation.data} zone={zone} knownName={me.data?.name ?? ''} />
      ) : (
        <Stack role="status" aria-label="Loading the times">
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
        “/slots/join/”, to the last letter.
      </EmptyState>
    </>
  )
}
