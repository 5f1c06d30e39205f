import { ChatPanel } from './chat/ChatPanel.tsx'
import { Desk } from './Desk.tsx'
import classes from './FrontPanel.module.css'
import type { Panel } from './layout-store.ts'
import { panelWords } from './panels.ts'
import { PromptPanel } from './prompt/PromptPanel.tsx'

/** The one panel in sight on a narrow page. It covers the board, which keeps its place below. */
export function FrontPanel({ panel }: { panel: Panel }) {
  if (panel === 'chat' || panel === 'prompt')
    return (
      <section className={classes.front} aria-label={panelWords[panel]}>
        {panel === 'chat' ? <ChatPanel /> : <PromptPanel />}
      </section>
    )
  return <Desk className={classes.front ?? ''} />
}
