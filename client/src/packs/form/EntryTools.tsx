import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import classes from './form.module.css'

type Props = {
  /** Names the entry. */
  name: string
  /** Unique in the page, and the entry's own wherever it moves. */
  id: string
  nth: number
  count: number
  onMove: (to: number) => void
  onRemove: () => void
}

/** Moves or removes an entry. The keyboard's focus moves with the entry. */
export function EntryTools({ name, id, nth, count, onMove, onRemove }: Props) {
  const move = (to: number) => {
    flushSync(() => onMove(to))
    const [used, other] = [`${id}-up`, `${id}-down`].map((each) => document.getElementById(each))
    const buttons = to < nth ? [used, other] : [other, used]
    buttons.find((button) => button && !button.matches(':disabled'))?.focus()
  }
  return (
    <div className={classes.tools}>
      <ActionIcon
        id={`${id}-up`}
        variant="subtle"
        color="gray"
        aria-label={`Move up: ${name}`}
        disabled={nth === 0}
        onClick={() => move(nth - 1)}
      >
        <IconArrowUp size={16} stroke={1.75} aria-hidden />
      </ActionIcon>
      <ActionIcon
        id={`${id}-down`}
        variant="subtle"
        color="gray"
        aria-label={`Move down: ${name}`}
        disabled={nth === count - 1}
        onClick={() => move(nth + 1)}
      >
        <IconArrowDown size={16} stroke={1.75} aria-hidden />
      </ActionIcon>
      <Removing name={name} onRemove={onRemove} />
    </div>
  )
}

function Removing({ name, onRemove }: Pick<Props, 'name' | 'onRemove'>) {
  const [asks, setAsks] = useState(false)
  if (!asks)
    return (
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove: ${name}`} onClick={() => setAsks(true)}>
        <IconTrash size={16} stroke={1.75} aria-hidden />
      </ActionIcon>
    )
  return (
    <Button
      variant="default"
      size="compact-xs"
      c="var(--dr-danger)"
      autoFocus
      onBlur={() => setAsks(false)}
      onClick={onRemove}
    >
      Remove it
    </Button>
  )
}
