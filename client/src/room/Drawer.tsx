import { CloseButton } from '@mantine/core'
import { useLayout, useLayoutStore } from '../live/use-layout.ts'
import { Part } from '../ui/Part.tsx'
import { ChatPanel } from './chat/ChatPanel.tsx'
import classes from './Drawer.module.css'
import { panelWords, useDeskState } from './panels.ts'
import { PromptPanel } from './prompt/PromptPanel.tsx'

export function Drawer() {
  const layout = useLayoutStore()
  const drawer = useLayout((state) => state.drawer)
  const desk = useDeskState()
  if (!drawer || (drawer === 'prompt' && desk === 'none')) return null
  const close = () => layout.setState({ drawer: null })
  return (
    <aside
      className={classes.drawer}
      aria-label={panelWords[drawer]}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <div className={classes.head}>
        <span>{drawer === 'prompt' ? 'What the candidate sees' : panelWords[drawer]}</span>
        <CloseButton size="sm" aria-label={`Close ${panelWords[drawer].toLowerCase()}`} onClick={close} />
      </div>
      <Part name={`The ${panelWords[drawer].toLowerCase()}`} key={drawer}>
        {drawer === 'chat' ? <ChatPanel /> : <PromptPanel />}
      </Part>
    </aside>
  )
}
