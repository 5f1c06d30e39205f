import { sentenceOf } from '../ui/ErrorState.tsx'
import classes from './Account.module.css'

/** The result of a form's request; a live region announces it. */
export function Outcome({ error, done }: { error: unknown; done?: string | false }) {
  if (error)
    return (
      <p className={classes.fault} role="alert">
        {sentenceOf(error)}
      </p>
    )
  return (
    <p className={classes.done} role="status" hidden={!done}>
      {done}
    </p>
  )
}
