import { UnstyledButton } from '@mantine/core'
import classes from './script.module.css'
import type { Section } from './sections.ts'

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
 * Scrolls only the panel; `scrollIntoView` would scroll its ancestors too. Focuses the heading, so that Tab continues
 * there.
 */
function goTo(id: string): void {
  const heading = document.getElementById(`script-${id}`)
  const section = heading?.parentElement
  section?.parentElement?.scrollTo({ top: section.offsetTop })
  heading?.focus({ preventScroll: true })
}
