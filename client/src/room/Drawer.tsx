import { CloseButton } from '@mantine/core'
import { useLayout, useLayoutStore } from '../live/use-layout.ts'
import { RecoverablePart } from '../ui/RecoverablePart.tsx'
import { ChatPanel } from './chat/ChatPanel.tsx'
import classes from './Drawer.module.css'
import { panelText, useInterviewerPanelState } from './panels.ts'
import { PromptPanel } from './prompt/PromptPanel.tsx'

export function Drawer() {
  const layout = useLayoutStore()
  const drawer = useLayout((state) => state.drawer)
  const desk = useInterviewerPanelState()
  if (!drawer || (drawer === 'prompt' && desk === 'none')) return null
  const close = () => layout.setState({ drawer: null })
  return (
    <aside
      className={classes.drawer}
      aria-label={panelText[drawer]}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <div className={classes.head}>
        <span>{drawer === 'prompt' ? 'What the candidate sees' : panelText[drawer]}</span>
        <CloseButton size="sm" aria-label={`Close ${panelText[drawer].toLowerCase()}`} onClick={close} />
      </div>
      <RecoverablePart name={`The ${panelText[drawer].toLowerCase()}`} key={drawer}>
        {drawer === 'chat' ? <ChatPanel /> : <PromptPanel />}
      </RecoverablePart>
    </aside>
  )
}
