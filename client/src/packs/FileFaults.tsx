import type { ApiFailure } from '../lib/ask.ts'
import classes from './packs.module.css'

export function FileFaults({ faults }: { faults: ApiFailure['faults'] }) {
  if (!faults.length) return null
  return (
    <ol className={classes.faults} aria-label="Faults">
      {faults.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          <span className={classes.line}>Line {path.split(':')[0]}</span> {message}
        </li>
      ))}
    </ol>
  )
}
