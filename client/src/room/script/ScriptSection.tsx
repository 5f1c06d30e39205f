import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useLayout, useLayoutStore } from '../../live/use-layout.ts'
import classes from './script.module.css'
import type { Section } from './sections.ts'

/** A section of the script. A foldable one stays as it was left; `isSearched` opens it. */
export function ScriptSection(props: { section: Section; isSearched: boolean; children: ReactNode }) {
  const { section, isSearched, children } = props
  const chosen = useLayout(({ scriptFolds }) => scriptFolds[section.id])
  if (!section.found) return null
  const id = `script-${section.id}`
  const open = section.fold === undefined || isSearched || (chosen ?? section.fold === 'open')
  return (
    <section aria-labelledby={id}>
      <h2 className={classes.heading} id={id} tabIndex={-1}>
        {section.fold ? <Fold section={section} open={open} /> : section.title}
        {section.progress && <span className={classes.progress}>{section.progress}</span>}
      </h2>
      {open && children}
    </section>
  )
}

function Fold({ section: { id, title }, open }: { section: Section; open: boolean }) {
  const layout = useLayoutStore()
  const toggle = () => layout.setState(({ scriptFolds }) => ({ scriptFolds: { ...scriptFolds, [id]: !open } }))
  return (
    <UnstyledButton className={classes.fold} aria-expanded={open} onClick={toggle}>
      <IconChevronRight size={16} stroke={1.75} className={classes.chevron} aria-hidden />
      {title}
    </UnstyledButton>
  )
}
