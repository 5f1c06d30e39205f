import { useComputedColorScheme } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useSeen } from '../live/use-interviewer-panel.ts'
import { isInterviewerView } from '../live/view-kind.ts'
import { ChatPanel } from '../room/chat/ChatPanel.tsx'
import { InterviewerPanel } from '../room/InterviewerPanel.tsx'
import { useNarrow } from '../room/panels.ts'
import { PromptPanel } from '../room/prompt/PromptPanel.tsx'
import frame from '../ui/sheets/BoardFrame.module.css'
import column from '../ui/sheets/SideColumn.module.css'
import { Controls } from './Controls.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { Lines } from './panels/Lines.tsx'
import { ReplayTabs } from './panels/ReplayTabs.tsx'
import { SidePanel } from './panels/SidePanel.tsx'
import { type FrontPanel, usePlayer, useReplayLayout } from './player/use-replay.ts'
import { useReplayKeys } from './player/use-replay-keys.ts'
import classes from './Replay.module.css'
import { ReplayBar } from './ReplayBar.tsx'
import { ReplayNotices } from './ReplayNotices.tsx'
import { RetryDialog } from './RetryDialog.tsx'
import { Timeline } from './timeline/Timeline.tsx'

const ReviewPanel = lazy(() => import('./panels/ReviewPanel.tsx').then((module) => ({ default: module.ReviewPanel })))
const ReplayBoard = lazy(() => import('../board/replay/ReplayBoard.tsx'))

export function Replay() {
  const narrow = useNarrow()
  const hasView = usePlayer(({ view }) => view !== undefined)
  const front = useReplayLayout((state) => state.front)
  const covered = narrow && hasView && front !== null
  useReplayKeys()
  return (
    <div className={frame.page}>
      <ReplayBar />
      <div className={frame.middle}>
        {!narrow && hasView && <LeftPanel />}
        <main className={frame.board} inert={covered} data-board>
          <BoardPlace />
          <ReplayNotices />
        </main>
        {!narrow && hasView && <SidePanel />}
        {covered && <Front panel={front} />}
      </div>
      <footer className={classes.time}>
        <Timeline />
        <Controls />
      </footer>
      {narrow && hasView && <ReplayTabs />}
      <KeysDialog />
      <RetryDialog />
    </div>
  )
}

function BoardPlace() {
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  return (
    <section className={classes.canvas} aria-label="Whiteboard">
      <Suspense fallback={<p className={frame.opening}>Opening the board</p>}>
        <ReplayBoard theme={theme} />
      </Suspense>
    </section>
  )
}

function LeftPanel() {
  const hasDesk = useSeen(isInterviewerView)
  if (hasDesk) return <InterviewerPanel className={column.desk ?? ''} />
  return (
    <aside className={column.prompt} aria-label="Prompt">
      <PromptPanel />
    </aside>
  )
}

const panelWords = { review: 'Review', timeline: 'Timeline', chat: 'Chat', prompt: 'Prompt' } as const

function Front({ panel }: { panel: FrontPanel }) {
  const hasDesk = useSeen(isInterviewerView)
  if (panel === 'desk' && hasDesk) return <InterviewerPanel className={frame.front ?? ''} />
  const shown = panel === 'desk' ? 'prompt' : panel
  return (
    <section className={frame.front} aria-label={panelWords[shown]}>
      {shown === 'review' && (
        <Suspense>
          <ReviewPanel />
        </Suspense>
      )}
      {shown === 'timeline' && <Lines />}
      {shown === 'chat' && <ChatPanel />}
      {shown === 'prompt' && <PromptPanel />}
    </section>
  )
}
