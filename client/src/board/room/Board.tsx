import '../board-assets.ts'
import { Late } from '../../ui/Late.tsx'
import { Part } from '../../ui/Part.tsx'
import classes from './Board.module.css'
import type { BoardProps } from './BoardCanvas.tsx'

const loadCanvas = () => import('./BoardCanvas.tsx')

/**
 * The whiteboard of the round. Load it late: it is the heaviest part of the page. A fault inside stays inside, with
 * everything drawn safe on the server.
 */
export default function Board(props: BoardProps) {
  return (
    <section className={classes.board} aria-label="Whiteboard">
      <Part name="The board">
        <Late load={loadCanvas} given={props} />
      </Part>
    </section>
  )
}
