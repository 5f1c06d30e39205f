import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import './board-assets.ts'
import { Catch } from '../ui/Catch.tsx'
import classes from './Board.module.css'

const BoardCanvas = lazy(() => import('./BoardCanvas.tsx'))

export type BoardProps = { readOnly: boolean; theme: 'light' | 'dark' }

/**
 * The whiteboard of the round. Load it late: it is the heaviest part of the page. A fault inside stays inside, with
 * everything drawn safe on the server.
 */
export default function Board(props: BoardProps) {
  const [attempt, setAttempt] = useState(0)
  const [hasFailed, setFailed] = useState(false)
  const again = () => {
    setFailed(false)
    setAttempt(attempt + 1)
  }
  return (
    <section className={classes.board} aria-label="Whiteboard">
      {hasFailed ? (
        <div className={classes.fault} role="alert">
          <p>The board has stopped on this page. What was drawn is safe.</p>
          <Button variant="default" onClick={again}>
            Open it again
          </Button>
        </div>
      ) : (
        <Catch key={attempt} onFault={() => setFailed(true)}>
          <Suspense>
            <BoardCanvas {...props} />
          </Suspense>
        </Catch>
      )}
    </section>
  )
}
