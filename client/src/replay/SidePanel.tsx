import { Tabs } from '@mantine/core'
import { ChatPanel } from '../room/chat/ChatPanel.tsx'
import { PromptPanel } from '../room/prompt/PromptPanel.tsx'
import { useSeen } from '../room/use-desk.ts'
import { isDesk } from '../room/view-kind.ts'
import { Lines } from './Lines.tsx'
import classes from './SidePanel.module.css'
import { type SidePanel as Side, useReplay, useReplayLayout } from './use-replay.ts'

/** What was done, said and asked, right of the board. The prompt is here where the desk has its place. */
export function SidePanel() {
  const { layout } = useReplay()
  const side = useReplayLayout((state) => state.side)
  const hasDesk = useSeen(isDesk)
  const shown = side === 'prompt' && !hasDesk ? 'timeline' : side
  return (
    <aside className={classes.side} aria-label="Beside the board">
      <Tabs
        value={shown}
        onChange={(value) => value && layout.setState({ side: value as Side })}
        classNames={{ root: classes.tabs ?? '', panel: classes.panel ?? '' }}
        keepMounted={false}
      >
        <Tabs.List grow>
          <Tabs.Tab value="timeline">Timeline</Tabs.Tab>
          <Tabs.Tab value="chat">Chat</Tabs.Tab>
          {hasDesk && <Tabs.Tab value="prompt">Prompt</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="timeline">
          <Lines />
        </Tabs.Panel>
        <Tabs.Panel value="chat">
          <ChatPanel />
        </Tabs.Panel>
        {hasDesk && (
          <Tabs.Panel value="prompt">
            <PromptPanel />
          </Tabs.Panel>
        )}
      </Tabs>
    </aside>
  )
}
