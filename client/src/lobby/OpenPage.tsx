import { PageShell } from '../ui/PageShell.tsx'

export function OpenPage() {
  return (
    <PageShell title="Dryrun">
      <h1>Dryrun</h1>
    </PageShell>
  )
}
