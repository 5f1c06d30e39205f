import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { ErrorBoundary } from './ErrorBoundary.tsx'
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
  const [attempt, setAttempt] = useState(0)
  const [hasFailed, setFailed] = useState(false)
  if (!hasFailed)
    return (
      <ErrorBoundary key={attempt} onFault={() => setFailed(true)}>
        {children}
      </ErrorBoundary>
    )
  const again = () => {
    setFailed(false)
    setAttempt(attempt + 1)
  }
  return (
    <div className={inline ? classes.inline : classes.part} role="alert">
      <p className={classes.words}>
        {name} stopped working{inline ? '.' : ' on this page. The rest goes on, and what was saved is safe.'}
      </p>
      <Button size="compact-sm" variant="default" onClick={again}>
        Show it again
      </Button>
    </div>
  )
}
