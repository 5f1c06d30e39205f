import { IconCheck, IconClock } from '@tabler/icons-react'
import { stampOf } from '../../live/round-clock.ts'
import { useRound } from '../../live/use-interviewer-panel.ts'
import { useRoom } from '../../live/use-room.ts'
import classes from './script.module.css'

type Props = { word: string; at: number; waiting: boolean }

/** Shows when the candidate got the item, or offline that it is still waiting. */
export function ShownAt({ word, at, waiting }: Props) {
  const round = useRound()
  const away = useRoom(({ link }) => link !== 'live')
  if (waiting && away)
    return (
      <span className={classes.shown} data-waits>
        <IconClock size={14} stroke={2} aria-hidden />
        Waits for the connection
      </span>
    )
  return (
    <span className={classes.shown}>
      <IconCheck size={14} stroke={2} aria-hidden />
      {word} at {stampOf(round, at)}
    </span>
  )
}
