import { usePageTitle } from '../../lib/use-page-title.ts'
import { SaveState } from '../../live/status/SaveState.tsx'
import { useSeen } from '../../live/use-interviewer-panel.ts'
import { RecoverablePart } from '../../ui/RecoverablePart.tsx'
import classes from '../../ui/sheets/TopBar.module.css'
import { DrawerButtons } from './DrawerButtons.tsx'
import { PauseButton } from './PauseButton.tsx'
import { PeopleMenu } from './PeopleMenu.tsx'
import { PhaseClock } from './PhaseClock.tsx'
import { RoomMenu } from './RoomMenu.tsx'
import { RoundClock } from './RoundClock.tsx'
import { ScriptReaders } from './ScriptReaders.tsx'

export function TopBar() {
  return (
    <header className={classes.bar}>
      <RecoverablePart name="The title" inline>
        <Title />
      </RecoverablePart>
      <div className={classes.time}>
        <RecoverablePart name="The clock" inline>
          <PhaseClock />
          <RoundClock />
          <PauseButton />
        </RecoverablePart>
      </div>
      <div className={classes.tools}>
        <RecoverablePart name="The word on what is saved" inline>
          <SaveState />
        </RecoverablePart>
        <RecoverablePart name="The menu" inline>
          <ScriptReaders />
          <PeopleMenu />
          <DrawerButtons />
          <RoomMenu />
        </RecoverablePart>
      </div>
    </header>
  )
}

function Title() {
  const title = useSeen(({ interview }) => interview.title)
  const rounds = useSeen(({ interview }) => interview.rounds)
  const index = useSeen(({ round }) => round?.index ?? 0)
  usePageTitle(title)
  return (
    <div className={classes.title}>
      <h1 className={classes.name}>{title}</h1>
      <span className={classes.round}>
        Round {index + 1} of {rounds}
      </span>
    </div>
  )
}
