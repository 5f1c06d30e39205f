import { SaveState } from '../SaveState.tsx'
import { useSeen } from '../use-desk.ts'
import { DrawerButtons } from './DrawerButtons.tsx'
import { PauseButton } from './PauseButton.tsx'
import { PeopleMenu } from './PeopleMenu.tsx'
import { PhaseClock } from './PhaseClock.tsx'
import { RoomMenu } from './RoomMenu.tsx'
import { RoundClock } from './RoundClock.tsx'
import classes from './TopBar.module.css'

/** What is always in sight: which interview, which phase, how late it is, who is here and whether work is saved. */
export function TopBar() {
  const title = useSeen(({ interview }) => interview.title)
  const rounds = useSeen(({ interview }) => interview.rounds)
  const index = useSeen(({ round }) => round?.index ?? 0)
  return (
    <header className={classes.bar}>
      <div className={classes.title}>
        <h1 className={classes.name}>{title}</h1>
        <span className={classes.round}>
          Round {index + 1} of {rounds}
        </span>
      </div>
      <div className={classes.time}>
        <PhaseClock />
        <RoundClock />
        <PauseButton />
      </div>
      <div className={classes.tools}>
        <SaveState />
        <PeopleMenu />
        <DrawerButtons />
        <RoomMenu />
      </div>
    </header>
  )
}
