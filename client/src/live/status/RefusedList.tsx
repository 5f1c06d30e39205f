import { Button, CloseButton } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { copyOrExplain } from '../../lib/copy-text.ts'
import { useLayout } from '../use-layout.ts'
import { useRoom, useRoomClient } from '../use-room.ts'
import classes from './RefusedList.module.css'
import { type RefusedRow, refusedRows } from './refused-text.ts'

export function RefusedList() {
  const hidden = useLayout((state) => state.hidden)
  const refused = useRoom((state) => state.refused)
  const notices = useRoom((state) => state.notices)
  const { dismiss, dismissNotice } = useRoomClient()
  const rows = useMemo(() => refusedRows(refused).filter(({ isPrivate }) => !hidden || !isPrivate), [refused, hidden])
  if (!rows.length && !notices.length) return null
  return (
    <ul className={classes.list} aria-label="Changes that were not taken">
      {rows.map(({ ids, what, sentence, text, drawing }) => (
        <Row key={ids[0]} onDismiss={() => dismiss(ids)} {...{ sentence, text, drawing }}>
          {what} {ids.length > 1 ? 'were' : 'was'} not taken.
        </Row>
      ))}
      {notices.map(({ key, headline, sentence, text }) => (
        <Row key={key} onDismiss={() => dismissNotice(key)} {...{ sentence, text, drawing: '' }}>
          {headline}
        </Row>
      ))}
    </ul>
  )
}

type RowProps = Pick<RefusedRow, 'sentence' | 'text' | 'drawing'> & { children: ReactNode; onDismiss: () => void }

function Row({ children, sentence, text, drawing, onDismiss }: RowProps) {
  return (
    <li className={classes.row}>
      <div className={classes.words} role="alert">
        <p className={classes.sentence}>
          <b>{children}</b> {sentence}
        </p>
        {text && <p className={classes.text}>{text}</p>}
      </div>
      {text && <CopyButton what="Copy the text" content={text} />}
      {drawing && <CopyButton what="Copy the shapes" content={drawing} />}
      <CloseButton size="sm" aria-label="Dismiss" onClick={onDismiss} />
    </li>
  )
}

function CopyButton({ what, content }: { what: string; content: string }) {
  const [copied, setCopied] = useState<string>()
  const copy = async () => {
    if (await copyOrExplain(content)) setCopied(content)
  }
  return (
    <Button className={classes.copy ?? ''} size="compact-xs" variant="default" onClick={() => void copy()}>
      {copied === content ? 'Copied' : what}
    </Button>
  )
}
