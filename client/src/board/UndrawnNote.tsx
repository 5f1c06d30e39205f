import { undrawnText } from './board-drawable.ts'
import classes from './UndrawnNote.module.css'

export function UndrawnNote({ count }: { count: number }) {
  return (
    <p className={classes.note} role="status" data-undrawn>
      {undrawnText(count)}
    </p>
  )
}
