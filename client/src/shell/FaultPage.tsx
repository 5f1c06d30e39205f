import { ErrorState } from '../ui/ErrorState.tsx'
import { PageShell } from './PageShell.tsx'

/** Suggests a reload, which loses nothing: acknowledged changes are on the server. */
export function FaultPage({ error }: { error: unknown }) {
  return (
    <PageShell title="Something went wrong" width="narrow">
      <h1>Something went wrong</h1>
      <ErrorState title="This page could not be shown" error={error} onRetry={() => window.location.reload()} />
    </PageShell>
  )
}
