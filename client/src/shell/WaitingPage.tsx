import { Loader } from '@mantine/core'
import classes from './WaitingPage.module.css'

/** Shows the layout of the room while its code loads. */
export function WaitingPage() {
  return (
    <div className={classes.page}>
      <div className={classes.bar} />
      <div className={classes.rest} role="status">
        <Loader size="sm" aria-hidden />
        <span>Opening the room</span>
      </div>
    </div>
  )
}
