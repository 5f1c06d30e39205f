import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { useLeads } from '../../live/use-interviewer-panel.ts'
import { NoteComposer } from './NoteComposer.tsx'
import { NoteRow } from './NoteRow.tsx'
import classes from './notes.module.css'
import { useRemovals } from './use-removals.ts'

export function NotesPanel({ desk }: { desk: OptimisticPanel }) {
  const leads = useLeads()
  const removals = useRemovals(desk.question.index)
  const notes = desk.notes.toReversed()
  return (
    <div className={classes.panel}>
      {leads && <NoteComposer round={desk.question.index} />}
      {!notes.length && (
        <p className={classes.none}>
          {leads ? 'No notes yet. Press N to write one, or click a tag.' : 'No notes yet.'}
        </p>
      )}
      <ul className={classes.list} aria-label="Notes">
        {notes.map((note) => (
          <NoteRow
            key={note.id}
            note={note}
            round={desk.question.index}
            waiting={desk.waiting.has(`note:${note.id}`)}
            removals={removals}
          />
        ))}
      </ul>
    </div>
  )
}
