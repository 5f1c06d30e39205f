import type { Chapter } from '@dryrun/shared/replay/recording.ts'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useReplay } from '../player/use-replay.ts'
import type { Lane, ReplaySound } from '../sound/replay-sound.ts'
import classes from './SpeechLanes.module.css'
import { stretchesOf } from './timeline-places.ts'

/** A lane per person, which shows when they spoke. Absent where no voice was recorded. */
export function SpeechLanes({ chapter }: { chapter: Chapter }) {
  const sound = useStore(useReplay().watching.store, (state) => state.sound)
  return sound ? <Lanes chapter={chapter} sound={sound} /> : null
}

function Lanes({ chapter, sound }: { chapter: Chapter; sound: ReplaySound }) {
  const lanes = useStore(sound.store, (state) => state.lanes)
  const spoken = useMemo(
    () => lanes.map((lane) => ({ ...lane, stretches: stretchesOf(chapter, lane.speech) })),
    [chapter, lanes],
  )
  if (spoken.every(({ stretches }) => !stretches.length)) return null
  return (
    <div className={classes.lanes}>
      {spoken.map(({ id, stretches }) => (
        <div key={id} className={classes.lane} data-whose={id} aria-hidden>
          {stretches.map(({ from, to }) => (
            <span key={from} style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }} />
          ))}
        </div>
      ))}
      <ul className={classes.names} aria-label="Who spoke">
        {spoken.map(({ id, name, stretches }) => (
          <li key={id} className={classes.name} data-whose={id}>
            <bdi>{name}</bdi> {id === 'mine' && '(you) '}spoke {percentOf(stretches)} of the round
          </li>
        ))}
      </ul>
    </div>
  )
}

type Spoken = Pick<Lane, 'id'> & { stretches: ReturnType<typeof stretchesOf> }

const percentOf = (stretches: Spoken['stretches']): string =>
  `${Math.round(stretches.reduce((sum, { from, to }) => sum + to - from, 0) * 100)}%`
