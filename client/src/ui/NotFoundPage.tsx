import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { EmptyState } from './EmptyState.tsx'
import { PageShell } from './PageShell.tsx'

/** For an address that leads nowhere. */
export function NotFoundPage() {
  return (
    <PageShell title="Page not found" width="narrow">
      <h1>There is nothing at this address</h1>
      <EmptyState
        title="Perhaps a part of the link got lost"
        action={
          <Button component={Link} to="/">
            Go to the start page
          </Button>
        }
      >
        If someone sent you the link, ask them to send it again, and open the whole of it.
      </EmptyState>
    </PageShell>
  )
}
