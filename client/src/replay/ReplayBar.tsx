import { Tooltip } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { PhaseClock } from '../room/bar/PhaseClock.tsx'
import { RoundClock } from '../room/bar/RoundClock.tsx'
import { LinkIcon } from '../ui/LinkIcon.tsx'
import bar from '../ui/sheets/TopBar.module.css'
import { PerspectiveChoice } from './PerspectiveChoice.tsx'
import { usePlayer, useReplay } from './player/use-replay.ts'
import classes from './ReplayBar.module.css'
import { ReplayMenu } from './ReplayMenu.tsx'

export function ReplayBar() {
  const title = usePlayer(({ head }) => head.interview.title)
  const rounds = usePlayer(({ head }) => head.chapters.length)
  const round = usePlayer(({ view }) => view?.round?.index ?? 0)
  const hasView = usePlayer(({ view }) => view !== undefined)
  return (
    <header className={bar.bar}>
      <div className={classes.start}>
        <BackLink />
        <div className={bar.title}>
          <h1 className={bar.name}>{title}</h1>
          <span className={bar.round}>Replay{rounds > 1 && `, round ${round + 1} of ${rounds}`}</span>
        </div>
      </div>
      <div className={bar.time}>
        {hasView && (
          <>
            <PhaseClock />
            <RoundClock />
          </>
        )}
      </div>
      <div className={bar.tools}>
        <PerspectiveChoice />
        <ReplayMenu />
      </div>
    </header>
  )
}

function BackLink() {
  const { watching } = useReplay()
  const { interviewId } = watching.source
  const label = interviewId ? 'Back to the interview' : 'Back to the start page'
  const icon = <IconArrowLeft size={20} stroke={1.75} />
  const looks = { variant: 'subtle', color: 'gray', size: 'lg', 'aria-label': label } as const
  return (
    <Tooltip label={label}>
      {interviewId ? (
        <LinkIcon to="/i/$interviewId" params={{ interviewId }} {...looks}>
          {icon}
        </LinkIcon>
      ) : (
        <LinkIcon to="/" {...looks}>
          {icon}
        </LinkIcon>
      )}
    </Tooltip>
  )
}
