import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { api } from '../lib/api-client.ts'
import { useMe } from '../lib/use-me.ts'
import { PageShell } from '../shell/PageShell.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { OpenForm } from './OpenForm.tsx'

/** Prefills every field, so that a first interview needs one click. */
export function OpenPage() {
  const packs = useQuery({ queryKey: ['packs'], queryFn: api.packs, staleTime: 300_000 })
  const me = useMe()
  const { pack: asked } = useSearch({ from: '/open' })
  const error = packs.error ?? me.error
  // A pack that was just published is not in a list loaded before.
  const isKnown = !asked || !packs.isFetching || packs.data?.packs.some(({ id }) => id === asked)
  const retry = () => void Promise.all([packs.refetch(), me.refetch()])
  return (
    <PageShell title="New interview">
      <h1>New interview</h1>
      <p>
        Nobody at hand? <Link to="/solo">Practice alone</Link> against the clock, and have it reviewed afterwards.
      </p>
      {error ? (
        <ErrorState title="The questions could not be loaded" error={error} onRetry={retry} />
      ) : packs.data && isKnown && me.data !== undefined ? (
        <OpenForm packs={packs.data.packs} knownName={me.data?.name ?? ''} askedPack={asked} />
      ) : (
        <FormShape />
      )}
    </PageShell>
  )
}

function FormShape() {
  return (
    <Stack gap="lg" maw={640} role="status" aria-label="Loading the questions">
      {['a', 'b', 'c', 'd'].map((row) => (
        <Skeleton key={row} height={64} />
      ))}
      <Skeleton height={220} />
    </Stack>
  )
}
