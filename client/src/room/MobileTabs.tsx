import { UnstyledButton } from '@mantine/core'
import { IconChecklist, IconFileText, IconMessage, IconScript, IconSketching } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { isInterviewerPanel, type Panel } from '../live/layout-store.ts'
import { useLayout, useLayoutStore } from '../live/use-layout.ts'
import classes from '../ui/sheets/MobileTabs.module.css'
import { UnreadBadge } from './bar/UnreadBadge.tsx'
import { useChatUnread, useInterviewerPanelState, useShownUnread } from './panels.ts'

type Tab = { words: string; icon: ComponentType<{ size: number; stroke: number }>; panels: readonly Panel[] }

const tabs: readonly Tab[] = [
  { words: 'Board', icon: IconSketching, panels: [] },
  { words: 'Prompt', icon: IconFileText, panels: ['prompt'] },
  { words: 'Script', icon: IconScript, panels: ['script'] },
  { words: 'Score', icon: IconChecklist, panels: ['rubric', 'notes'] },
  { words: 'Chat', icon: IconMessage, panels: ['chat'] },
]
const deskTabs = ['Script', 'Score']

export function MobileTabs() {
  const layout = useLayoutStore()
  const front = useLayout((state) => state.front)
  const desk = useInterviewerPanelState()
  const unread: Record<string, number> = { Prompt: useShownUnread(), Chat: useChatUnread() }
  // Keeps the focus: a tap must not open the keyboard of a phone.
  const go = ([first]: readonly Panel[]) =>
    layout.setState({
      front: first ?? null,
      focus: null,
      ...(first && isInterviewerPanel(first) ? { deskPanel: first } : {}),
    })
  return (
    <nav className={classes.tabs} aria-label="Parts of the room">
      {tabs
        .filter(({ words }) => desk === 'open' || !deskTabs.includes(words))
        .map(({ words, icon: Icon, panels }) => {
          const current = front === null ? !panels.length : panels.includes(front)
          return (
            <UnstyledButton
              key={words}
              className={classes.tab}
              aria-current={current ? 'page' : undefined}
              onClick={() => go(panels)}
            >
              <Icon size={20} stroke={1.75} />
              <span>{words}</span>
              {!current && (
                <UnreadBadge count={desk === 'none' || words === 'Chat' ? (unread[words] ?? 0) : 0} what="new" />
              )}
            </UnstyledButton>
          )
        })}
    </nav>
  )
}
