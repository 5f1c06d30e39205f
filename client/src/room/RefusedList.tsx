import { Button, CloseButton } from '@mantine/core'
import { useShallow } from 'zustand/react/shallow'
import classes from './RefusedList.module.css'
import { refusedWords } from './refused-words.ts'
import type { Refused } from './room-store.ts'
import { useLayout } from './use-layout.ts'
import { useRoom, useRoomClient } from './use-room.ts'

/** What the server would not take, with its sentence, until somebody has read it: nothing is lost silently. */
export function RefusedList() {
  const hidden = useLayout((state) => state.hidden)
  const refused = useRoom(
    useShallow((state) => state.refused.filter(({ command }) => !hidden || !refusedWords(command).isPrivate)),
  )
  if (!refused.length) return null
  return (
    <ul className={classes.list} aria-label="Changes that were not taken">
      {refused.map((change) => (
        <RefusedRow key={change.id} change={change} />
      ))}
    </ul>
  )
}

function RefusedRow({ change: { id, command, sentence } }: { change: Refused }) {
  const client = useRoomClient()
  const { what, text } = refusedWords(command)
  return (
    <li className={classes.row} role="alert">
      <div className={classes.words}>
        <p className={classes.sentence}>
          <b>{what} was not taken.</b> {sentence}
        </p>
        {text && <p className={classes.text}>{text}</p>}
      </div>
      {text && (
        <Button size="compact-xs" variant="default" onClick={() => void navigator.clipboard?.writeText(text)}>
          Copy the text
        </Button>
      )}
      <CloseButton size="sm" aria-label="Dismiss" onClick={() => client.dismiss(id)} />
    </li>
  )
}
