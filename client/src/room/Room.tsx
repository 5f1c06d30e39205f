import { useComputedColorScheme } from '@mantine/core'
import { CallBar } from '../call/bar/CallBar.tsx'
import { OfflineBanner } from '../live/status/OfflineBanner.tsx'
import { RefusedList } from '../live/status/RefusedList.tsx'
import { useRole, useStage } from '../live/use-interviewer-panel.ts'
import { useLayout } from '../live/use-layout.ts'
import { LazyWithRetry } from '../ui/LazyWithRetry.tsx'
import { RecoverablePart } from '../ui/RecoverablePart.tsx'
import classes from '../ui/sheets/BoardFrame.module.css'
import { Announcer } from './Announcer.tsx'
import { BreakView } from './BreakView.tsx'
import { EndInterviewDialog } from './bar/EndInterviewDialog.tsx'
import { FinishRoundDialog } from './bar/FinishRoundDialog.tsx'
import { KeysDialog } from './bar/KeysDialog.tsx'
import { TopBar } from './bar/TopBar.tsx'
import { Drawer } from './Drawer.tsx'
import { FrontPanel } from './FrontPanel.tsx'
import { LeftColumn } from './LeftColumn.tsx'
import { MobileTabs } from './MobileTabs.tsx'
import { useNarrow } from './panels.ts'
import { ShownNotice } from './prompt/ShownNotice.tsx'
import { MomentDialog } from './rubric/MomentDialog.tsx'
import { useRoomKeys } from './use-room-keys.ts'

const loadBoard = () => import('../board/room/Board.tsx')

export function Room() {
  const narrow = useNarrow()
  const front = useLayout((state) => state.front)
  const covered = narrow && front !== null
  return (
    <div className={classes.page}>
      <RecoverablePart name="The bar on top">
        <TopBar />
      </RecoverablePart>
      <RecoverablePart name="The call">
        <CallBar place="strip" />
      </RecoverablePart>
      <RecoverablePart name="The word about the connection">
        <OfflineBanner />
      </RecoverablePart>
      <RecoverablePart name="The list of what was not taken">
        <RefusedList />
      </RecoverablePart>
      <div className={classes.middle}>
        {!narrow && <LeftColumn />}
        <main className={classes.board} inert={covered} data-board>
          <BoardPlace />
        </main>
        {!narrow && <Drawer />}
        {covered && <FrontPanel panel={front} />}
      </div>
      {narrow && <MobileTabs />}
      <RecoverablePart name="What is read aloud">
        <Announcer />
      </RecoverablePart>
      <RecoverablePart name="A dialog">
        <RoomDialogs />
      </RecoverablePart>
      <RecoverablePart name="The keyboard">
        <Keys />
      </RecoverablePart>
    </div>
  )
}

function Keys() {
  useRoomKeys()
  return null
}

function BoardPlace() {
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const stage = useStage()
  const role = useRole()
  const draws = stage === 'round' && (role === 'interviewer' || role === 'candidate')
  return (
    <>
      <RecoverablePart name="The board">
        <LazyWithRetry
          load={loadBoard}
          given={{ readOnly: !draws, theme }}
          fallback={<p className={classes.opening}>Opening the board</p>}
        />
      </RecoverablePart>
      <RecoverablePart name="A notice">{stage === 'break' ? <BreakView /> : <ShownNotice />}</RecoverablePart>
    </>
  )
}

function RoomDialogs() {
  return (
    <>
      <KeysDialog />
      <FinishRoundDialog />
      <EndInterviewDialog />
      <MomentDialog />
    </>
  )
}
