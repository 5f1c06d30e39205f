import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { copyOrExplain } from '../ui/copy-text.ts'
import classes from './LostWords.module.css'

/** Shows the words of a text that has gone, until they are dismissed. */
export function showLostWords(reason: string, words: string): void {
  notifications.show({ autoClose: false, color: 'red', message: <LostWords reason={reason} words={words.trim()} /> })
}

function LostWords({ reason, words }: { reason: string; words: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => setCopied(await copyOrExplain(words))
  if (!words) return reason
  return (
    <div className={classes.lost} role="alert">
      <p className={classes.reason}>{reason} Your text:</p>
      <p className={classes.words}>{words}</p>
      <Button size="compact-xs" variant="default" onClick={() => void copy()}>
        {copied ? 'Copied' : 'Copy your text'}
      </Button>
    </div>
  )
}
