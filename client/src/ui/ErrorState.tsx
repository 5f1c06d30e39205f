import { Button } from '@mantine/core'
import { ApiFailure } from '../lib/ask.ts'
import classes from './PageState.module.css'

type Props = { title?: string; error: unknown; onRetry?: () => void }

/** Something did not work: what it was, in the server's own sentence, and what to do now. */
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

/** A fault of the page itself has no sentence meant for people. */
export const sentenceOf = (error: unknown): string =>
  error instanceof ApiFailure ? error.message : 'The page ran into a fault of its own. Reload it and try again.'
