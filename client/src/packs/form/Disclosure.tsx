import { counted } from '@dryrun/shared/format.ts'
import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import classes from './form.module.css'

type Props = {
  heading: 'h3' | 'h4'
  title: string
  /** How many faults are in it. */
  faults: number
  isOpen?: boolean | undefined
  tools?: ReactNode
  children: ReactNode
}

/** A part of the form that folds. Mounts its fields only while it is open, because a question has hundreds. */
export function Disclosure({ heading: Heading, title, faults, isOpen = false, tools, children }: Props) {
  const [open, setOpen] = useState(isOpen)
  const id = useId()
  const isEntry = Heading === 'h4'
  return (
    <div className={isEntry ? classes.entry : classes.section}>
      <div className={classes.head}>
        <Heading className={isEntry ? `${classes.title} ${classes.entryTitle}` : classes.title}>
          <UnstyledButton
            className={classes.fold}
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            <IconChevronRight size={16} stroke={1.75} className={classes.chevron} aria-hidden />
            <span className={classes.name}>{title}</span>
            {faults > 0 && <span className={classes.faults}> {counted(faults, 'fault')}</span>}
          </UnstyledButton>
        </Heading>
        {tools}
      </div>
      <div id={id} className={classes.body} hidden={!open}>
        {open && children}
      </div>
    </div>
  )
}
