import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { PageShell } from '../shell/PageShell.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PackEditor } from './PackEditor.tsx'
import { packApi } from './pack-client.ts'

const route = getRouteApi('/packs/$packId/edit')

/** Refetches the draft on each visit, because another tab may have saved it. */
export function EditPackPage() {
  const { packId } = route.useParams()
  const draft = useQuery({
    queryKey: ['own-pack', packId],
    queryFn: () => packApi.read(packId),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (draft.data)
    return <PackEditor key={draft.dataUpdatedAt} draft={draft.data} onReload={() => void draft.refetch()} />
  return (
    <PageShell title="Write a pack" width="full">
      <h1>Write a pack</h1>
      {draft.error ? (
        <ErrorState title="This pack could not be loaded" error={draft.error} onRetry={() => void draft.refetch()} />
      ) : (
        <Stack role="status" aria-label="Loading the pack">
          <Skeleton height={36} width={320} />
          <Skeleton height="60dvh" />
        </Stack>
      )}
    </PageShell>
  )
}
