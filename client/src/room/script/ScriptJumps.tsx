import { UnstyledButton } from '@mantine/core'
import { useLayoutStore } from '../../live/use-layout.ts'
import classes from './script.module.css'
import type { Section } from './sections.ts'

export function ScriptJumps({ sections }: { sections: readonly Section[] }) {
  const layout = useLayoutStore()
  const jump = ({ id, fold }: Section) => {
    if (fold) layout.setState(({ scriptFolds }) => ({ scriptFolds: { ...scriptFolds, [id]: true } }))
    goTo(id)
  }
  return (
    <nav className={classes.jumps} aria-label="Parts of the script">
      {sections.map((section) => (
        <UnstyledButton
          key={section.id}
          className={classes.jump}
          disabled={!section.found}
          title={section.title}
          onClick={() => jump(section)}
        >
          {section.jump}
          {section.progress && !section.progress.startsWith('0') && (
            <span className={classes.count}>{section.progress.replace(' of ', '/')}</span>
          )}
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
