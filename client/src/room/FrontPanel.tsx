import type { Panel } from '../live/layout-store.ts'
import { RecoverablePart } from '../ui/RecoverablePart.tsx'
import classes from '../ui/sheets/BoardFrame.module.css'
import { ChatPanel } from './chat/ChatPanel.tsx'
import { InterviewerPanel } from './InterviewerPanel.tsx'
import { panelText } from './panels.ts'
import { PromptPanel } from './prompt/PromptPanel.tsx'

/** The only visible panel on a narrow page. Covers the board, which stays mounted. */
export function FrontPanel({ panel }: { panel: Panel }) {
  if (panel === 'chat' || panel === 'prompt')
    return (
      <section className={classes.front} aria-label={panelText[panel]}>
        <RecoverablePart name={`The ${panelText[panel].toLowerCase()}`} key={panel}>
          {panel === 'chat' ? <ChatPanel /> : <PromptPanel />}
        </RecoverablePart>
      </section>
    )
  return (
    <RecoverablePart name="The desk">
      <InterviewerPanel className={classes.front ?? ''} />
    </RecoverablePart>
  )
}
