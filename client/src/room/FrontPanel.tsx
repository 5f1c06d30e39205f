import classes from '../board/BoardFrame.module.css'
import type { Panel } from '../live/layout-store.ts'
import { Part } from '../ui/Part.tsx'
import { ChatPanel } from './chat/ChatPanel.tsx'
import { Desk } from './Desk.tsx'
import { panelWords } from './panels.ts'
import { PromptPanel } from './prompt/PromptPanel.tsx'

/** The only visible panel on a narrow page. Covers the board, which stays mounted. */
export function FrontPanel({ panel }: { panel: Panel }) {
  if (panel === 'chat' || panel === 'prompt')
    return (
      <section className={classes.front} aria-label={panelWords[panel]}>
        <Part name={`The ${panelWords[panel].toLowerCase()}`} key={panel}>
          {panel === 'chat' ? <ChatPanel /> : <PromptPanel />}
        </Part>
      </section>
    )
  return (
    <Part name="The desk">
      <Desk className={classes.front ?? ''} />
    </Part>
  )
}
