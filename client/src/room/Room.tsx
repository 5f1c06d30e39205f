import { useComputedColorScheme } from '@mantine/core'
import classes from '../board/BoardFrame.module.css'
import { OfflineBanner } from '../live/status/OfflineBanner.tsx'
import { RefusedList } from '../live/status/RefusedList.tsx'
import { useRole, useStage } from '../live/use-desk.ts'
import { useLayout } from '../live/use-layout.ts'
import { Late } from '../ui/Late.tsx'
import { Part } from '../ui/Part.tsx'
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
      <Part name="The bar on top">
        <TopBar />
      </Part>
      <Part name="The word about the connection">
        <OfflineBanner />
      </Part>
      <Part name="The list of what was not taken">
        <RefusedList />
      </Part>
      <div className={classes.middle}>
        {!narrow && <LeftColumn />}
        <main className={classes.board} inert={covered} data-board>
          <BoardPlace />
        </main>
        {!narrow && <Drawer />}
        {covered && <FrontPanel panel={front} />}
      </div>
      {narrow && <MobileTabs />}
      <Part name="What is read aloud">
        <Announcer />
      </Part>
      <Part name="A dialog">
        <RoomDialogs />
      </Part>
      <Part name="The keyboard">
        <Keys />
      </Part>
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
      <Part name="The board">
        <Late
          load={loadBoard}
          given={{ readOnly: !draws, theme }}
          fallback={<p className={classes.opening}>Opening the board</p>}
        />
      </Part>
      <Part name="A notice">{stage === 'break' ? <BreakView /> : <ShownNotice />}</Part>
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
