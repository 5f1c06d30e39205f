import { longest } from '@dryrun/shared/limits.ts'
import { Button, Textarea } from '@mantine/core'
import { newId } from '../../lib/new-id.ts'
import { draftNames } from '../../live/returned-texts.ts'
import { useSubmit } from '../../live/use-interviewer-panel.ts'
import { useDraft } from '../../live/use-layout.ts'
import { usePanelFocus } from '../use-panel-focus.ts'
import classes from './notes.module.css'
import { TagBar } from './TagBar.tsx'

/** Writes a note at the current time. A tag without text becomes a note of its own. */
export function NoteComposer({ round }: { round: number }) {
  const [draft = '', setDraft] = useDraft(draftNames.note(round))
  const [tagLines, setTagLines] = useDraft(draftNames.noteTags(round))
  const tags = tagLines?.split('\n') ?? []
  const setTags = (next: readonly string[]) => setTagLines(next.join('\n') || undefined)
  const field = usePanelFocus<HTMLTextAreaElement>('notes')
  const submit = useSubmit()
  const text = draft.trim()
  const write = (noteTags: readonly string[]) => {
    submit({ type: 'writeNote', round, noteId: newId(), text, tags: [...noteTags] })
    setDraft(undefined)
    setTags([])
  }
  const pickTag = (tag: string) => {
    if (!text) return write([tag])
    setTags(tags.includes(tag) ? tags.filter((other) => other !== tag) : [...tags, tag])
  }
  return (
    <div className={classes.composer}>
      <Textarea
        ref={field}
        size="sm"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={longest.note}
        placeholder="What you see or hear now"
        aria-label="New note"
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value || undefined)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return
          event.preventDefault()
          if (text) write(tags)
        }}
      />
      <SaveRow hasText={text !== ''} onSave={() => write(tags)} />
      <TagBar chosen={tags} onPick={pickTag} />
    </div>
  )
}

function SaveRow({ hasText, onSave }: { hasText: boolean; onSave: () => void }) {
  return (
    <div className={classes.save}>
      <span className={classes.hint}>
        {hasText ? 'A tag goes onto this note.' : 'Click a tag to note this moment.'}
      </span>
      <Button size="compact-sm" disabled={!hasText} onClick={onSave}>
        Save note
      </Button>
    </div>
  )
}
