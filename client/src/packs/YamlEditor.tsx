import type { EditorView } from '@codemirror/view'
import type { PackFault } from '@dryrun/shared/api/own-packs.ts'
import { type RefObject, useEffect, useRef } from 'react'
import classes from './PackEditor.module.css'
import { createYamlEditor, markFaults } from './yaml-editor.ts'

type Props = {
  initialText: string
  faults: readonly PackFault[]
  onText: (text: string) => void
  onLine: (line: number) => void
  view: RefObject<EditorView | null>
}

export function YamlEditor({ initialText, faults, onText, onLine, view }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef({ text: initialText, onText, onLine })
  latest.current = { ...latest.current, onText, onLine }
  useEffect(() => {
    if (!place.current) return
    const editor = createYamlEditor({
      parent: place.current,
      text: latest.current.text,
      label: 'Text of the pack, as YAML',
      onText: (text) => {
        latest.current.text = text
        latest.current.onText(text)
      },
      onLine: (line) => latest.current.onLine(line),
    })
    view.current = editor
    return () => {
      view.current = null
      editor.destroy()
    }
  }, [view])
  useEffect(() => {
    if (view.current) markFaults(view.current, faults)
  }, [view, faults])
  return <div ref={place} className={classes.text} />
}
