import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Catch } from './Catch.tsx'
import classes from './Part.module.css'

type Props = {
  /** As a sentence begins: "The script". */
  name: string
  /** In a line with others, where there is no room for more than a word. */
  inline?: boolean
  children: ReactNode
}

/** A part of the page that can fail by itself: what is around it goes on, and it can be shown again. */
export function Part({ name, inline = false, children }: Props) {
  const [attempt, setAttempt] = useState(0)
  const [hasFailed, setFailed] = useState(false)
  if (!hasFailed)
    return (
      <Catch key={attempt} onFault={() => setFailed(true)}>
        {children}
      </Catch>
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
