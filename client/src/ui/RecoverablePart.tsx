import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import classes from './RecoverablePart.module.css'

type Props = {
  /** Starts a sentence: "The script". */
  name: string
  /** For a row without room for more than a few words. */
  inline?: boolean
  children: ReactNode
}

/** An error boundary with a retry button. */
export function RecoverablePart({ name, inline = false, children }: Props) {
  return (
    <ErrorBoundary
      fallbackRender={({ resetErrorBoundary }) => (
        <div className={inline ? classes.inline : classes.part} role="alert">
          <p className={classes.words}>
            {name} stopped working{inline ? '.' : ' on this page. The rest goes on, and what was saved is safe.'}
          </p>
          <Button size="compact-sm" variant="default" onClick={resetErrorBoundary}>
            Show it again
          </Button>
        </div>
      )}
    >
      {children}
    </ErrorBoundary>
  )
}
