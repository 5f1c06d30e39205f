import { runningMs } from '@dryrun/shared/interview/interview.ts'
import { Button } from '@mantine/core'
import { IconBulb } from '@tabler/icons-react'
import { CLOCK_MS } from '../live/round-clock.ts'
import { useRound, useSeen, useStage, useSubmit } from '../live/use-interviewer-panel.ts'
import { useLayoutStore } from '../live/use-layout.ts'
import { useLiveRoom, useServerNow } from '../live/use-room.ts'
import classes from './solo.module.css'

/** Each script has three hints: a nudge, a lead and the idea itself. */
const HINTS = 3

export function SoloNotice() {
  const isSolo = useSeen(({ interview }) => interview.solo)
  const isLive = useLiveRoom() !== undefined
  const stage = useStage()
  return isSolo && isLive && stage === 'round' ? <Notice /> : null
}

function Notice() {
  const submit = useSubmit()
  const given = useSeen(({ shown }) => shown.filter(({ kind }) => kind === 'hint').length)
  return (
    <div className={classes.notice}>
      <p className={classes.words}>You are alone: facts and further questions come by themselves. Talk aloud.</p>
      {given < HINTS && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconBulb size={16} stroke={1.75} aria-hidden />}
          onClick={() => submit({ type: 'askForHint' })}
        >
          {given ? 'Ask for another hint' : 'Ask for a hint'}
        </Button>
      )}
      <TimeIsUp />
    </div>
  )
}

function TimeIsUp() {
  const layout = useLayoutStore()
  const round = useRound()
  const minutes = useSeen(({ plan }) => plan.reduce((sum, phase) => sum + phase.minutes, 0))
  const now = useServerNow(CLOCK_MS)
  if (!round || runningMs(round, now) < minutes * 60_000) return null
  return (
    <div className={classes.over} role="status">
      <p className={classes.words}>The time is up. Nothing more comes.</p>
      <Button size="compact-sm" onClick={() => layout.setState({ dialog: 'endInterview' })}>
        End the round
      </Button>
    </div>
  )
}
