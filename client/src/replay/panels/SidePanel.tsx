import { Tabs } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useSeen } from '../../live/use-interviewer-panel.ts'
import { isInterviewerView } from '../../live/view-kind.ts'
import { ChatPanel } from '../../room/chat/ChatPanel.tsx'
import { PromptPanel } from '../../room/prompt/PromptPanel.tsx'
import { type SidePanel as Side, useReplay, useReplayLayout, useReviews } from '../player/use-replay.ts'
import { Lines } from './Lines.tsx'
import classes from './SidePanel.module.css'

/** Loaded for reviewers only; it also opens the room's connection. */
const ReviewPanel = lazy(() => import('./ReviewPanel.tsx').then((module) => ({ default: module.ReviewPanel })))

/** The prompt is a tab here when the interviewer panel takes its place. */
export function SidePanel() {
  const { layout } = useReplay()
  const side = useReplayLayout((state) => state.side)
  const hasDesk = useSeen(isInterviewerView)
  const reviews = useReviews()
  const shown = side === 'prompt' && !hasDesk ? 'timeline' : side
  return (
    <aside className={shown === 'review' ? classes.wide : classes.side} aria-label="Beside the board">
      <Tabs
        value={shown}
        onChange={(value) => value && layout.setState({ side: value as Side })}
        classNames={{ root: classes.tabs ?? '', panel: classes.panel ?? '' }}
        keepMounted={false}
      >
        <Tabs.List grow>
          {reviews && <Tabs.Tab value="review">Review</Tabs.Tab>}
          <Tabs.Tab value="timeline">Timeline</Tabs.Tab>
          <Tabs.Tab value="chat">Chat</Tabs.Tab>
          {hasDesk && <Tabs.Tab value="prompt">Prompt</Tabs.Tab>}
        </Tabs.List>
        {reviews && (
          <Tabs.Panel value="review">
            <Suspense>
              <ReviewPanel />
            </Suspense>
          </Tabs.Panel>
        )}
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
