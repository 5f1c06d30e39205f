import { UnstyledButton } from '@mantine/core'
import classes from './script.module.css'
import type { Section } from './sections.ts'

/** One click to each part of the script, and how far each has got. */
export function ScriptJumps({ sections }: { sections: readonly Section[] }) {
  return (
    <nav className={classes.jumps} aria-label="Parts of the script">
      {sections.map(({ id, title, jump, progress, found }) => (
        <UnstyledButton key={id} className={classes.jump} disabled={!found} title={title} onClick={() => goTo(id)}>
          {jump}
          {progress && <span className={classes.count}>{progress.replace(' of ', '/')}</span>}
        </UnstyledButton>
      ))}
    </nav>
  )
}

/**
 * Scrolls the panel and nothing around it, which `scrollIntoView` would. The heading takes the focus as well, so that
 * Tab goes on from there.
 */
function goTo(id: string): void {
  const heading = document.getElementById(`script-${id}`)
  const section = heading?.parentElement
  section?.parentElement?.scrollTo({ top: section.offsetTop })
  heading?.focus({ preventScroll: true })
}
