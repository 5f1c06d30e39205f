import { Loader } from '@mantine/core'
import classes from './WaitingPage.module.css'

/** While the room's own code is on its way: keeps the room's shape, a bar and what is below it. */
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
