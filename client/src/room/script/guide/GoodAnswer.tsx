import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { type Filter, matches } from '../filter.ts'
import { Marked } from '../Marked.tsx'
import classes from '../script.module.css'

/** A good answer as a paragraph, folded away where `isChecked` says that ticks stand for it. */
export function GoodAnswer({ text, isChecked, filter }: { text: string; isChecked: boolean; filter: Filter }) {
  const [chosen, setChosen] = useState(false)
  const open = !isChecked || chosen || (filter.length > 0 && matches(filter, text))
  return (
    <>
      {isChecked && (
        <UnstyledButton className={classes.link} aria-expanded={open} onClick={() => setChosen(!chosen)}>
          A good answer in words
        </UnstyledButton>
      )}
      {open && (
        <p className={classes.text}>
          {!isChecked && <b>A good answer </b>}
          <Marked filter={filter}>{text}</Marked>
        </p>
      )}
    </>
  )
}
