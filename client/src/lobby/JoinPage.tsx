import { PageShell } from '../ui/PageShell.tsx'

export function JoinPage() {
  return (
    <PageShell title="Dryrun">
      <h1>Dryrun</h1>
    </PageShell>
  )
}
