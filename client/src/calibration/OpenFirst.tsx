import { Button } from '@mantine/core'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'

type Props = { onOpen: () => void; isOpening: boolean; error: unknown }

/** Warns before the script opens, because a user who read it can no longer be asked its question. */
export function OpenFirst({ onOpen, isOpening, error }: Props) {
  return (
    <>
      <EmptyState
        title="Before you open it"
        action={
          <Button onClick={onOpen} loading={isOpening}>
            Open it
          </Button>
        }
      >
        <p>
          You will see the question with all that its interviewer had: points to listen for, hints, the rubric. The
          queue will not give you this question to answer after that.
        </p>
        <p>What the interviewer noted and scored stays hidden until you have submitted your own scores.</p>
      </EmptyState>
      {error != null && <ErrorState title="It was not opened" error={error} />}
      <p>
        <LinkButton to="/calibration" variant="default" size="compact-md">
          Back to the rounds
        </LinkButton>
      </p>
    </>
  )
}
