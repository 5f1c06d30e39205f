import { Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'

type Props = { name: string; value: string; onSave: (sentence: string) => void }

/** Long enough not to save half words, short enough that a closed page loses none. */
const SAVE_AFTER_MS = 700

/** Why this level, in a sentence; saved a moment after the last keystroke. */
export function SentenceField({ name, value, onSave }: Props) {
  const [text, setText] = useState<string | null>(null)
  const tried = useRef<string>(undefined)
  // What was refused stays in the field, and is sent again only once it has been changed.
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
      maxLength={500}
      value={text ?? value}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
    />
  )
}
