import type { ReferenceBoard as Reference } from '@dryrun/shared/pack/board.ts'
import { BoardSketch } from './BoardSketch.tsx'
import classes from './reference.module.css'

/** A good design, what to say about it, and designs that are as good. */
export function ReferenceBoard({ reference: { board, remarks, variants } }: { reference: Reference }) {
  return (
    <>
      <BoardSketch board={board} name="A good design" />
      {remarks.length > 0 && (
        <ul className={classes.remarks}>
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      {variants.map(({ id, name, instead, because, board: other }) => (
        <div key={id} className={classes.variant}>
          <p className={classes.text}>
            <b>As good: {name}.</b> {instead} {because}
          </p>
          {other && <BoardSketch board={other} name={name} />}
        </div>
      ))}
    </>
  )
}
