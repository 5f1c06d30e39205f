import type { Note } from '@dryrun/shared/interview/interview.ts'
import { longest } from '@dryrun/shared/limits.ts'
import { ActionIcon, Button, Textarea } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { draftNames } from '../../live/returned-texts.ts'
import { stampOf } from '../../live/round-clock.ts'
import { useLeads, useRound, useSubmit } from '../../live/use-interviewer-panel.ts'
import { useDraft } from '../../live/use-layout.ts'
import classes from './notes.module.css'
import type { Removals } from './use-removals.ts'

type Props = { note: Note; round: number; waiting: boolean; removals: Removals }

/** An edited note keeps its first time stamp. */
export function NoteRow({ note, round, waiting, removals }: Props) {
  const { id, text, tags, at } = note
  const leads = useLeads()
  const current = useRound()
  const stamp = stampOf(current, at)
  const [draft, setDraft] = useDraft(draftNames.noteEdit(id))
  const [isOpened, setOpened] = useState(false)
  const open = () => {
    setOpened(true)
    setDraft(text)
  }
  if (removals.isLeaving(id))
    return (
      <li className={classes.leaving} role="status">
        Note of {stamp} removed
        <Button size="compact-xs" variant="default" autoFocus onClick={() => removals.undo(id)}>
          Undo
        </Button>
      </li>
    )
  return (
    <li className={classes.note} data-waiting={waiting}>
      <span className={classes.at}>{stamp}</span>
      <div className={classes.content}>
        {draft === undefined ? (
          <p className={classes.text}>{text}</p>
        ) : (
          <NoteEditor note={note} round={round} draft={draft} onDraft={setDraft} isOpened={isOpened} />
        )}
        {tags.length > 0 && <p className={classes.noteTags}>{tags.join(' · ')}</p>}
      </div>
      {leads && draft === undefined && <NoteTools stamp={stamp} onEdit={open} onRemove={() => removals.remove(id)} />}
    </li>
  )
}

type EditorProps = {
  note: Note
  round: number
  draft: string
  onDraft: (text: string | undefined) => void
  /** True when the user opened the editor. A refused text that returns also opens it, but must not take the focus. */
  isOpened: boolean
}

function NoteEditor({ note: { id, text, tags }, round, draft, onDraft, isOpened }: EditorProps) {
  const submit = useSubmit()
  const words = draft.trim()
  const empty = !words && !tags.length
  const save = () => {
    if (empty) return
    if (words !== text) submit({ type: 'writeNote', round, noteId: id, text: words, tags: [...tags] })
    onDraft(undefined)
  }
  return (
    <>
      <Textarea
        size="sm"
        autosize
        maxRows={8}
        maxLength={longest.note}
        autoFocus={isOpened}
        aria-label="The note"
        value={draft}
        onChange={(event) => onDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDraft(undefined)
          if (event.key !== 'Enter' || event.shiftKey) return
          event.preventDefault()
          save()
        }}
      />
      <span className={classes.editing}>
        <Button size="compact-xs" disabled={empty} onClick={save}>
          Save
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => onDraft(undefined)}>
          Leave it as it was
        </Button>
      </span>
    </>
  )
}

type ToolsProps = { stamp: string; onEdit: () => void; onRemove: () => void }

function NoteTools({ stamp, onEdit, onRemove }: ToolsProps) {
  return (
    <span className={classes.tools}>
      <ActionIcon size={24} variant="subtle" color="gray" aria-label={`Edit the note of ${stamp}`} onClick={onEdit}>
        <IconPencil size={14} stroke={1.75} />
      </ActionIcon>
      <ActionIcon size={24} variant="subtle" color="gray" aria-label={`Remove the note of ${stamp}`} onClick={onRemove}>
        <IconTrash size={14} stroke={1.75} />
      </ActionIcon>
    </span>
  )
}
