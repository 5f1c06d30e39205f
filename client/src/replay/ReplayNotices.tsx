import { Button, Loader } from '@mantine/core'
import { useStore } from 'zustand'
import { sentenceOf } from '../ui/ErrorState.tsx'
import { useIsWaiting, usePlayer, useReplay, useTurningTo } from './player/use-replay.ts'
import classes from './ReplayNotices.module.css'

export function ReplayNotices() {
  const { watching } = useReplay()
  const fault = useStore(watching.store, (state) => state.fault)
  const waits = useIsWaiting()
  const turning = useTurningTo() !== undefined
  const between = usePlayer(({ view }) => view?.interview.stage === 'break')
  if (fault)
    return (
      <div className={classes.notice} role="alert">
        <span>{sentenceOf(fault)}</span>
        <Button size="compact-sm" variant="default" onClick={watching.again}>
          Try again
        </Button>
      </div>
    )
  if (waits || turning)
    return (
      <div className={classes.notice} role="status">
        <Loader size={16} aria-hidden />
        <span>Fetching this part of the recording</span>
      </div>
    )
  return between ? <p className={classes.notice}>Between two rounds</p> : null
}
