import { Button, CloseButton } from '@mantine/core'
import { useMemo, useState } from 'react'
import { copyText } from '../ui/copy-text.ts'
import classes from './RefusedList.module.css'
import { type RefusedRow, refusedRows } from './refused-words.ts'
import { useLayout } from './use-layout.ts'
import { useRoom, useRoomClient } from './use-room.ts'

/** What the server would not take, with its sentence, until somebody has read it: nothing is lost silently. */
export function RefusedList() {
  const hidden = useLayout((state) => state.hidden)
  const refused = useRoom((state) => state.refused)
  const rows = useMemo(() => refusedRows(refused).filter(({ isPrivate }) => !hidden || !isPrivate), [refused, hidden])
  if (!rows.length) return null
  return (
    <ul className={classes.list} aria-label="Changes that were not taken">
      {rows.map((row) => (
        <Row key={row.ids[0]} row={row} />
      ))}
    </ul>
  )
}

function Row({ row: { ids, what, sentence, text, drawing } }: { row: RefusedRow }) {
  const { dismiss } = useRoomClient()
  return (
    <li className={classes.row}>
      <div className={classes.words} role="alert">
        <p className={classes.sentence}>
          <b>
            {what} {ids.length > 1 ? 'were' : 'was'} not taken.
          </b>{' '}
          {sentence}
        </p>
        {text && <p className={classes.text}>{text}</p>}
      </div>
      {text && <CopyButton what="Copy the text" content={text} />}
      {drawing && <CopyButton what="Copy the shapes" content={drawing} />}
      <CloseButton size="sm" aria-label="Dismiss" onClick={() => dismiss(ids)} />
    </li>
  )
}

function CopyButton({ what, content }: { what: string; content: string }) {
  const [copied, setCopied] = useState<string>()
  const copy = async () => {
    if (await copyText(content)) setCopied(content)
  }
  return (
    <Button size="compact-xs" variant="default" onClick={() => void copy()}>
      {copied === content ? 'Copied' : what}
    </Button>
  )
}
