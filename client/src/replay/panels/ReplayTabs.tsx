import { UnstyledButton } from '@mantine/core'
import {
  IconClipboardCheck,
  IconFileText,
  IconMessage,
  IconScript,
  IconSketching,
  IconTimeline,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useSeen } from '../../live/use-interviewer-panel.ts'
import { isInterviewerView } from '../../live/view-kind.ts'
import classes from '../../ui/sheets/MobileTabs.module.css'
import { type FrontPanel, useReplay, useReplayLayout, useReviews } from '../player/use-replay.ts'

type Tab = { front: FrontPanel | null; words: string; icon: ComponentType<{ size: number; stroke: number }> }

const tabs: readonly Tab[] = [
  { front: null, words: 'Board', icon: IconSketching },
  { front: 'prompt', words: 'Prompt', icon: IconFileText },
  { front: 'desk', words: 'Script', icon: IconScript },
  { front: 'timeline', words: 'Timeline', icon: IconTimeline },
  { front: 'review', words: 'Review', icon: IconClipboardCheck },
  { front: 'chat', words: 'Chat', icon: IconMessage },
]

export function ReplayTabs() {
  const { layout } = useReplay()
  const front = useReplayLayout((state) => state.front)
  const hasDesk = useSeen(isInterviewerView)
  const reviews = useReviews()
  return (
    <nav className={classes.tabs} aria-label="Parts of the replay">
      {tabs
        .filter((tab) => (hasDesk || tab.front !== 'desk') && (reviews || tab.front !== 'review'))
        .map(({ front: own, words, icon: Icon }) => (
          <UnstyledButton
            key={words}
            className={classes.tab}
            aria-current={own === front ? 'page' : undefined}
            onClick={() => layout.setState({ front: own })}
          >
            <Icon size={20} stroke={1.75} />
            <span>{words}</span>
          </UnstyledButton>
        ))}
    </nav>
  )
}
