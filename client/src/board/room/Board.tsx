import '../board-assets.ts'
import { LazyWithRetry } from '../../ui/LazyWithRetry.tsx'
import { RecoverablePart } from '../../ui/RecoverablePart.tsx'
import classes from './Board.module.css'
import type { BoardProps } from './BoardCanvas.tsx'

const loadCanvas = () => import('./BoardCanvas.tsx')

/**
 * The whiteboard of the round. Import it lazily, it is the largest part of the page; a crash stays inside its error
 * boundary.
 */
export default function Board(props: BoardProps) {
  return (
    <section className={classes.board} aria-label="Whiteboard">
      <RecoverablePart name="The board">
        <LazyWithRetry load={loadCanvas} given={props} />
      </RecoverablePart>
    </section>
  )
}
