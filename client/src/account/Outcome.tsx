import { sentenceOf } from '../ui/ErrorState.tsx'
import classes from './Account.module.css'

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
