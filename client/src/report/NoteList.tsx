import type { Note } from '@dryrun/shared/interview/interview.ts'
import classes from './NoteList.module.css'

/** Notes with the time at which each was begun. */
export function NoteList({ notes, clock }: { notes: readonly Note[]; clock: (at: number) => string }) {
  return (
    <ul className={classes.notes}>
      {notes.map(({ id, text, tags, at }) => (
        <li key={id} className={classes.note}>
          <span className={classes.clock}>{clock(at)}</span>
          <span className={classes.text}>
            {tags.length > 0 && <strong>{tags.join(' · ')} </strong>}
            {text}
          </span>
        </li>
      ))}
    </ul>
  )
}
