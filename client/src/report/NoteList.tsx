import { Moment } from './Moment.tsx'
import classes from './NoteList.module.css'

type Note = Readonly<{ clock: number; text: string; tags: readonly string[] }>

export function NoteList({ notes }: { notes: readonly Note[] }) {
  return (
    <ul className={classes.notes}>
      {notes.map(({ clock, text, tags }) => (
        <li key={`${clock} ${text}`} className={classes.note}>
          <Moment clock={clock} />
          <span className={classes.text}>
            {tags.length > 0 && <strong>{tags.join(' · ')} </strong>}
            {text}
          </span>
        </li>
      ))}
    </ul>
  )
}
