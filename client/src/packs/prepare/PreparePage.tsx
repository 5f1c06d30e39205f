import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { api } from '../../lib/api-client.ts'
import { PageShell } from '../../shell/PageShell.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import classes from '../packs.module.css'
import { Advice } from './Advice.tsx'

/** For candidates, before an interview and without any score. */
export function PreparePage() {
  const { pack: asked } = useSearch({ from: '/prepare' })
  const packs = useQuery({ queryKey: ['packs'], queryFn: api.packs })
  const pack = packs.data?.packs.find(({ id }) => id === asked)
  const title = pack ? `Prepare for ${pack.title}` : 'Prepare as a candidate'
  return (
    <PageShell title={title}>
      <h1>{title}</h1>
      <p className={classes.lead}>
        What candidates often get wrong, and how to prepare. It gives no question away, and nothing here is scored.
      </p>
      {packs.error ? (
        <ErrorState title="The packs could not be loaded" error={packs.error} onRetry={() => void packs.refetch()} />
      ) : !packs.data ? (
        <Skeleton height={320} role="status" aria-label="Loading the packs" />
      ) : pack ? (
        <Prepare pack={pack} />
      ) : asked === undefined ? (
        <Choice packs={packs.data.packs} />
      ) : (
        <EmptyState title="There is no such pack here" action={<OtherPacks />}>
          It may be another person’s, or not published yet.
        </EmptyState>
      )}
    </PageShell>
  )
}

function Choice({ packs }: { packs: readonly PackSummary[] }) {
  if (!packs.length)
    return <EmptyState title="No pack is installed">Ask the operator of this server for one.</EmptyState>
  return (
    <section aria-labelledby="choose-pack">
      <h2 id="choose-pack" className={classes.heading}>
        Choose a pack
      </h2>
      <ul className={classes.cards}>
        {packs.map(({ id, title, summary }) => (
          <li key={id} className={classes.card}>
            <h3 className={classes.cardTitle}>
              <Link to="/prepare" search={{ pack: id }} className={classes.cardLink}>
                {title}
              </Link>
            </h3>
            <p className={classes.words}>{summary}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Prepare({ pack: { id } }: { pack: PackSummary }) {
  const advice = useQuery({ queryKey: ['advice', id], queryFn: () => api.advice(id) })
  return (
    <>
      <div className={classes.ways}>
        <LinkButton to="/packs/$packId" params={{ packId: id }} variant="default">
          See its questions
        </LinkButton>
        <LinkButton to="/solo" variant="default">
          Practice alone
        </LinkButton>
        <OtherPacks />
      </div>
      {advice.error ? (
        <ErrorState title="The advice could not be loaded" error={advice.error} onRetry={() => void advice.refetch()} />
      ) : advice.data ? (
        <Advice advice={advice.data} />
      ) : (
        <Skeleton height={320} role="status" aria-label="Loading the advice" />
      )}
    </>
  )
}

function OtherPacks() {
  return (
    <LinkButton to="/prepare" variant="default">
      Choose another pack
    </LinkButton>
  )
}
