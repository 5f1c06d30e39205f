import { longest } from '@dryrun/shared/limits.ts'
import { Textarea } from '@mantine/core'
import { useDraft } from '../../live/use-layout.ts'
import { neededText } from '../../ui/parts/needed-text.ts'

type Props = {
  field: string
  label: string
  value: string
  /** Whether a chosen level waits for it. */
  isNeeded: boolean
  onSave: (sentence: string) => void
}

/** Saves on blur or Enter; before that the text is a draft. */
export function Sentence({ field, label, value, isNeeded, onSave }: Props) {
  const [draft, setDraft] = useDraft(field)
  const save = () => {
    if (draft === undefined) return
    if (draft.trim() !== value) onSave(draft.trim())
    setDraft(undefined)
  }
  return (
    <Textarea
      size="xs"
      autosize
      minRows={1}
      maxRows={6}
      maxLength={longest.sentence}
      placeholder="Why, in one sentence"
      aria-label={label}
      error={isNeeded && neededText}
      value={draft ?? value}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey) return
        event.preventDefault()
        save()
      }}
    />
  )
}
