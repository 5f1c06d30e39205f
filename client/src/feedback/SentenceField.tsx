import { longest } from '@dryrun/shared/limits.ts'
import { Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { neededText } from '../ui/parts/needed-text.ts'

type Props = {
  name: string
  value: string
  /** Whether a chosen level waits for it. */
  isNeeded: boolean
  onSave: (sentence: string) => void
}

/** Debounce of saves: long enough to skip partial words, short enough that a closed page loses little. */
const SAVE_AFTER_MS = 700

export function SentenceField({ name, value, isNeeded, onSave }: Props) {
  const [text, setText] = useState<string | null>(null)
  const tried = useRef<string>(undefined)
  // A refused text stays in the field; it is sent again only after an edit.
  const save = () => {
    const sentence = text?.trim()
    if (sentence === undefined || sentence === value || sentence === tried.current) return
    tried.current = sentence
    onSave(sentence)
  }
  useEffect(() => {
    const timer = setTimeout(save, SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  })
  return (
    <Textarea
      label={`Why, in a sentence: ${name}`}
      autosize
      minRows={1}
      maxLength={longest.sentence}
      error={isNeeded && neededText}
      value={text ?? value}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
    />
  )
}
