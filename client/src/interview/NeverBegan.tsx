import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'

/** The host ended the interview in the lobby because the partner did not come. */
export function NeverBegan() {
  return (
    <EmptyState
      title="This interview ended before it began"
      action={
        <LinkButton to="/" variant="default">
          Go to the start page
        </LinkButton>
      }
    >
      Its host ended it after waiting for a partner. No question was asked, and there is nothing to submit.
    </EmptyState>
  )
}
