import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { PageShell } from './PageShell.tsx'

export function NotFoundPage() {
  return (
    <PageShell title="Page not found" width="narrow">
      <h1>There is nothing at this address</h1>
      <EmptyState
        title="Perhaps a part of the link got lost"
        action={<LinkButton to="/">Go to the start page</LinkButton>}
      >
        If someone sent you the link, ask them to send it again, and open the whole of it.
      </EmptyState>
    </PageShell>
  )
}
