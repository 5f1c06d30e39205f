import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../lib/api-client.ts'
import { useMe } from '../lib/use-me.ts'
import { PageShell } from '../shell/PageShell.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { SoloForm } from './SoloForm.tsx'
import classes from './solo.module.css'

export function SoloPage() {
  const packs = useQuery({ queryKey: ['packs'], queryFn: api.packs, staleTime: 300_000 })
  const me = useMe()
  const error = packs.error ?? me.error
  const retry = () => void Promise.all([packs.refetch(), me.refetch()])
  return (
    <PageShell title="Practice alone">
      <h1>Practice alone</h1>
      <p className={classes.lead}>
        The same question, against the clock: the phases move, and follow-ups and a changed requirement come by
        themselves. Afterwards somebody can watch it again and score it for you.
      </p>
      {error ? (
        <ErrorState title="The questions could not be loaded" error={error} onRetry={retry} />
      ) : packs.data && me.data !== undefined ? (
        <SoloForm packs={packs.data.packs} knownName={me.data?.name ?? ''} />
      ) : (
        <Stack gap="lg" maw={640} role="status" aria-label="Loading the questions">
          {['a', 'b', 'c'].map((row) => (
            <Skeleton key={row} height={64} />
          ))}
          <Skeleton height={120} />
        </Stack>
      )}
    </PageShell>
  )
}
