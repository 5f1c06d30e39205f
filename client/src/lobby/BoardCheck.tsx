import { useComputedColorScheme } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { LazyWithRetry } from '../ui/LazyWithRetry.tsx'
import classes from './BoardCheck.module.css'

const loadBoard = () => import('../board/room/Board.tsx')

/** Longer than a board download takes on the slowest usable connection. */
const PATIENCE_MS = 30_000

const LOOK_MS = 250

type State = 'loading' | 'ready' | 'failed'

/**
 * Renders the real board off-screen, so that an incompatible browser shows before the clock runs. It also preloads the
 * board for the room.
 */
export function BoardCheck() {
  const [state, setState] = useState<State>('loading')
  return (
    <section aria-labelledby="board-check">
      <h2 id="board-check" className={classes.heading}>
        Your board
      </h2>
      <p role="status" className={classes[state]}>
        {state === 'ready' && <IconCheck size={20} stroke={2} aria-hidden />}
        {state === 'failed' && <IconAlertTriangle size={20} stroke={2} aria-hidden />}
        <span>{words[state]}</span>
      </p>
      {state === 'loading' && <Trial onResult={setState} />}
    </section>
  )
}

const words: Readonly<Record<State, string>> = {
  loading: 'Checking that the board loads here',
  ready: 'Board ready',
  failed:
    'The board did not load. Reload the page; if that does not help, switch off content blockers for this page, or use a current Chrome, Edge, Firefox or Safari.',
}

function Trial({ onResult }: { onResult: (state: State) => void }) {
  const place = useRef<HTMLDivElement>(null)
  const theme = useComputedColorScheme('light')
  useEffect(() => {
    const look = setInterval(() => {
      // The board catches its own errors and shows them as an alert.
      if (place.current?.querySelector('[role="alert"]')) onResult('failed')
      else if (place.current?.querySelector('canvas')) onResult('ready')
    }, LOOK_MS)
    const giveUp = setTimeout(() => onResult('failed'), PATIENCE_MS)
    return () => {
      clearInterval(look)
      clearTimeout(giveUp)
    }
  }, [onResult])
  return (
    <div ref={place} className={classes.trial} inert>
      <ErrorBoundary fallback={null} onError={() => onResult('failed')}>
        <LazyWithRetry load={loadBoard} given={{ readOnly: true, theme }} />
      </ErrorBoundary>
    </div>
  )
}
