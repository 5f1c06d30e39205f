import type { ReactNode } from 'react'
import classes from './script.module.css'
import type { Section } from './sections.ts'

export function ScriptSection({ section, children }: { section: Section; children: ReactNode }) {
  if (!section.found) return null
  const id = `script-${section.id}`
  return (
    <section aria-labelledby={id}>
      <h2 className={classes.heading} id={id} tabIndex={-1}>
        {section.title}
        {section.progress && <span className={classes.progress}>{section.progress}</span>}
      </h2>
      {children}
    </section>
  )
}
