import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { counted } from '@dryrun/shared/format.ts'
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../lib/api-client.ts'
import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { OwnPacks } from './OwnPacks.tsx'
import classes from './packs.module.css'

export function PacksPage() {
  const packs = useQuery({ queryKey: ['packs'], queryFn: api.packs })
  const everyones = packs.data?.packs.filter(({ own }) => !own)
  return (
    <PageShell title="Question packs">
      <h1>Question packs</h1>
      <p className={classes.lead}>
        A pack holds questions with everything an interviewer needs: a script, hints, and a rubric.
      </p>
      <section className={classes.part} aria-labelledby="packs-for-everyone">
        <h2 id="packs-for-everyone" className={classes.heading}>
          For everyone here
        </h2>
        {packs.error ? (
          <ErrorState title="The packs could not be loaded" error={packs.error} onRetry={() => void packs.refetch()} />
        ) : (
          <Everyones packs={everyones} />
        )}
      </section>
      <OwnPacks offered={packs.data?.packs.filter(({ own }) => own) ?? []} />
    </PageShell>
  )
}

function Everyones({ packs }: { packs: readonly PackSummary[] | undefined }) {
  if (!packs) return <Skeleton height={120} role="status" aria-label="Loading the packs" />
  if (!packs.length) return <EmptyState title="No pack is installed">Write one of your own below.</EmptyState>
  return (
    <ul className={classes.cards}>
      {packs.map(({ id, title, summary, questions }) => (
        <li key={id} className={classes.card}>
          <h3 className={classes.cardTitle}>
            <Link to="/packs/$packId" params={{ packId: id }} className={classes.cardLink}>
              {title}
            </Link>
          </h3>
          <p className={classes.words}>{summary}</p>
          <p className={classes.facts}>{counted(questions.length, 'question')}</p>
        </li>
      ))}
    </ul>
  )
}
