import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { api } from '../lib/api-client.ts'
import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { PackQuestions } from './PackQuestions.tsx'
import classes from './packs.module.css'

const route = getRouteApi('/packs/$packId')

export function PackPage() {
  const { packId } = route.useParams()
  const packs = useQuery({ queryKey: ['packs'], queryFn: api.packs })
  const pack = packs.data?.packs.find(({ id }) => id === packId)
  return (
    <PageShell title={pack?.title ?? 'Question pack'}>
      <h1>{pack?.title ?? 'Question pack'}</h1>
      {packs.error ? (
        <ErrorState title="The pack could not be loaded" error={packs.error} onRetry={() => void packs.refetch()} />
      ) : pack ? (
        <>
          <p className={classes.lead}>{pack.summary}</p>
          <div className={classes.ways}>
            <LinkButton to="/open" search={{ pack: pack.id }}>
              New interview with it
            </LinkButton>
            <LinkButton to="/prepare" search={{ pack: pack.id }} variant="default">
              How to prepare
            </LinkButton>
            {pack.own && (
              <LinkButton to="/packs/$packId/edit" params={{ packId }} variant="default">
                Write on
              </LinkButton>
            )}
          </div>
          <PackQuestions pack={pack} />
        </>
      ) : packs.data ? (
        <EmptyState
          title="There is no such pack here"
          action={
            <LinkButton to="/packs" variant="default">
              See all packs
            </LinkButton>
          }
        >
          It may be somebody’s own, or not published yet.
        </EmptyState>
      ) : (
        <Skeleton height={320} role="status" aria-label="Loading the pack" />
      )}
    </PageShell>
  )
}
