import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './Fold.module.css'

type Props = { title: ReactNode; aside?: ReactNode; open?: boolean; id?: string; children: ReactNode }

/** A collapsible section; print shows it when open. */
export function Fold({ title, aside, open = false, id, children }: Props) {
  return (
    <details id={id} className={classes.fold} open={open}>
      <summary className={classes.head}>
        <IconChevronRight size={18} stroke={2} aria-hidden className={classes.chevron} />
        <span className={classes.title}>{title}</span>
        {aside && <span className={classes.aside}>{aside}</span>}
      </summary>
      <div className={classes.body}>{children}</div>
    </details>
  )
}
