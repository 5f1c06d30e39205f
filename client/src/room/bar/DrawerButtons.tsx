import { Button, Tooltip } from '@mantine/core'
import { IconFileText, IconMessage } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useSeen } from '../../live/use-interviewer-panel.ts'
import { useLayout, useLayoutStore } from '../../live/use-layout.ts'
import classes from '../../ui/sheets/TopBar.module.css'
import { keyOf, useChatUnread, useInterviewerPanelState } from '../panels.ts'
import { UnreadBadge } from './UnreadBadge.tsx'

export function DrawerButtons() {
  const desk = useInterviewerPanelState()
  const unread = useChatUnread()
  const shown = useSeen((view) => view.shown.length)
  return (
    <div className={classes.drawers}>
      {desk !== 'none' && (
        <DrawerButton drawer="prompt" tip="What the candidate sees" icon={<IconFileText size={16} stroke={1.75} />}>
          Prompt
          <UnreadBadge count={shown} what="shown" quiet />
        </DrawerButton>
      )}
      <DrawerButton drawer="chat" tip="Chat" icon={<IconMessage size={16} stroke={1.75} />}>
        Chat
        <UnreadBadge count={unread} what="unread" />
      </DrawerButton>
    </div>
  )
}

type Props = { drawer: 'prompt' | 'chat'; tip: string; icon: ReactNode; children: ReactNode }

function DrawerButton({ drawer, tip, icon, children }: Props) {
  const layout = useLayoutStore()
  const open = useLayout((state) => state.drawer) === drawer
  return (
    <Tooltip label={`${tip} (${keyOf(drawer)})`}>
      <Button
        variant={open ? 'light' : 'subtle'}
        color={open ? 'pine' : 'gray'}
        size="compact-sm"
        leftSection={icon}
        aria-expanded={open}
        onClick={() => layout.setState({ drawer: open ? null : drawer })}
      >
        {children}
      </Button>
    </Tooltip>
  )
}
