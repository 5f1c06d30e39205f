import { Button } from '@mantine/core'
import { ApiFailure } from '../lib/ask.ts'
import classes from './PageState.module.css'

type Props = { title?: string; error: unknown; onRetry?: () => void }

export function ErrorState({ title = 'That did not work', error, onRetry }: Props) {
  return (
    <div className={classes.state} role="alert">
      <h2 className={classes.title}>{title}</h2>
      <div className={classes.words}>{sentenceOf(error)}</div>
      {onRetry && (
        <div className={classes.action}>
          <Button variant="default" onClick={onRetry}>
            Try again
          </Button>
        </div>
      )}
    </div>
  )
}

/** Returns the server's message. Faults of the page have no message for users. */
export const sentenceOf = (error: unknown): string =>
  error instanceof ApiFailure ? error.message : 'The page ran into a fault of its own. Reload it and try again.'
