import { PageShell } from '../ui/PageShell.tsx'

export function StartPage() {
  return (
    <PageShell title="Dryrun">
      <h1>Dryrun</h1>
    </PageShell>
  )
}
