import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { accountClient } from './account-client.ts'
import { Outcome } from './Outcome.tsx'
import { tokenInAddress } from './token-in-address.ts'

/** Verifies an email address by a click. Opening the link is not enough, because mail scanners open links too. */
export function ProvePage() {
  const queries = useQueryClient()
  const prove = useMutation({
    mutationFn: () => accountClient.prove(tokenInAddress()),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['account'] }),
  })
  return (
    <PageShell title="Your address" width="narrow">
      <h1>Your address</h1>
      {prove.isSuccess ? (
        <EmptyState title="This is your address" action={<LinkButton to="/account">Go to your account</LinkButton>}>
          Reminders and links to a new password can go there now.
        </EmptyState>
      ) : (
        <EmptyState
          title="Was it you who made an account with this address?"
          action={
            <Button loading={prove.isPending} onClick={() => prove.mutate()}>
              Yes, this is my address
            </Button>
          }
        >
          <Outcome error={prove.error} />
        </EmptyState>
      )}
    </PageShell>
  )
}
