import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'
import { useMe } from '../../lib/use-me.ts'
import { PageShell } from '../../shell/PageShell.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { useZone } from '../use-zone.ts'
import { ProposeForm } from './ProposeForm.tsx'

export function ProposePage() {
  const packs = useQuery({ queryKey: ['packs'], queryFn: api.packs, staleTime: 300_000 })
  const me = useMe()
  const zone = useZone()
  const error = packs.error ?? me.error
  const retry = () => void Promise.all([packs.refetch(), me.refetch()])
  return (
    <PageShell title="Propose times">
      <h1>Propose times</h1>
      {error ? (
        <ErrorState title="The questions could not be loaded" error={error} onRetry={retry} />
      ) : packs.data && me.data !== undefined && zone ? (
        <ProposeForm packs={packs.data.packs} knownName={me.data?.name ?? ''} zone={zone} />
      ) : (
        <Stack gap="lg" maw={640} role="status" aria-label="Loading the questions">
          {['a', 'b', 'c', 'd'].map((row) => (
            <Skeleton key={row} height={64} />
          ))}
          <Skeleton height={220} />
        </Stack>
      )}
    </PageShell>
  )
}
