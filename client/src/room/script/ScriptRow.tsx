import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { type Filter, matches } from './filter.ts'
import { Marked } from './Marked.tsx'
import classes from './script.module.css'

type Props = {
  text: string
  /** Texts of the collapsed part, for the filter. */
  more: readonly string[]
  filter: Filter
  done?: boolean
  waiting?: boolean
  actions: ReactNode
  /** Stands under the actions even when the row is collapsed. */
  below?: ReactNode
  children: ReactNode
}

/** An entry of the script. Opens on click, or when the filter matches only the collapsed part. */
export function ScriptRow({ text, more, filter, done = false, waiting = false, actions, below, children }: Props) {
  const [chosen, setChosen] = useState(false)
  const id = useId()
  if (!matches(filter, text, ...more)) return null
  const open = chosen || (filter.length > 0 && !matches(filter, text))
  return (
    <li className={classes.row} data-done={done} data-waiting={waiting}>
      <div className={classes.entry}>
        <UnstyledButton
          className={classes.summary}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setChosen(!open)}
        >
          <IconChevronRight size={16} stroke={1.75} className={classes.chevron} aria-hidden />
          <span>
            <Marked filter={filter}>{text}</Marked>
          </span>
        </UnstyledButton>
        <div className={classes.actions}>{actions}</div>
      </div>
      {below && <div className={classes.more}>{below}</div>}
      <div id={id} className={classes.more} hidden={!open}>
        {open && children}
      </div>
    </li>
  )
}
