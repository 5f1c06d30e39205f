import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconEye, IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { toggleHidden } from '../live/layout-store.ts'
import { useRound } from '../live/use-interviewer-panel.ts'
import { useLayout, useLayoutStore } from '../live/use-layout.ts'
import { RecoverablePart } from '../ui/RecoverablePart.tsx'
import classes from '../ui/sheets/SideColumn.module.css'
import { UnreadBadge } from './bar/UnreadBadge.tsx'
import { InterviewerPanel } from './InterviewerPanel.tsx'
import { keyOf, useInterviewerPanelState, useShownUnread } from './panels.ts'
import { PromptPanel } from './prompt/PromptPanel.tsx'

export function LeftColumn() {
  const desk = useInterviewerPanelState()
  const round = useRound()
  if (desk === 'open')
    return (
      <RecoverablePart name="The desk">
        <InterviewerPanel className={classes.desk ?? ''} />
      </RecoverablePart>
    )
  if (desk === 'hidden') return <HiddenStrip />
  return round && <PromptColumn />
}

/** Must not reveal anything that a shared screen may not show. */
function HiddenStrip() {
  const layout = useLayoutStore()
  return (
    <aside className={classes.strip} aria-label="Hidden panels">
      <Tooltip label="Show my panels (Alt+H)" position="right">
        <ActionIcon variant="subtle" color="gray" aria-label="Show my panels" onClick={() => toggleHidden(layout)}>
          <IconEye size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </aside>
  )
}

function PromptColumn() {
  const layout = useLayoutStore()
  const open = useLayout((state) => state.promptOpen)
  const unread = useShownUnread()
  if (!open)
    return (
      <aside className={classes.strip} aria-label="Prompt">
        <Tooltip label={`Show the prompt (${keyOf('prompt')})`} position="right">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Show the prompt"
            aria-expanded={false}
            onClick={() => layout.setState({ promptOpen: true })}
          >
            <IconLayoutSidebarLeftExpand size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
        <UnreadBadge count={unread} what="new" />
      </aside>
    )
  return (
    <aside className={classes.prompt} aria-label="Prompt">
      <RecoverablePart name="The prompt">
        <PromptPanel />
      </RecoverablePart>
      <Button
        className={classes.collapse}
        variant="subtle"
        color="gray"
        size="compact-xs"
        aria-expanded
        leftSection={<IconLayoutSidebarLeftCollapse size={16} stroke={1.75} />}
        onClick={() => layout.setState({ promptOpen: false })}
      >
        Collapse
      </Button>
    </aside>
  )
}
