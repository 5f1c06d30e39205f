import { type ReactNode, useId } from 'react'
import classes from './Account.module.css'

export function Section({ title, words, children }: { title: string; words?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.heading}>
        {title}
      </h2>
      {words && <p className={classes.words}>{words}</p>}
      {children}
    </section>
  )
}
