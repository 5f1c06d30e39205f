import { mss } from '@dryrun/shared/format.ts'
import { momentOf } from '@dryrun/shared/interview/interview.ts'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react'
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { RoundContext } from '../Moment.tsx'
import classes from './PlayMoment.module.css'
import type { ReportSound } from './use-report-sound.ts'

/** Absent where nothing was recorded, and for readers who may not hear it. */
export const SoundContext = createContext<ReportSound | null>(null)

/** Plays the voices recorded around a time on the round's clock. Absent where there are none. */
export function PlayMoment({ clock }: { clock: number }) {
  const sound = useContext(SoundContext)
  return sound && <Play clock={clock} sound={sound} />
}

function Play({ clock, sound: { chapters, player } }: { clock: number; sound: ReportSound }) {
  const round = useContext(RoundContext)
  const chapter = chapters.find((each) => each.round === round)
  const moment = chapter && momentOf(chapter, clock)
  const isPlaying = useStore(player.store, ({ playing }) => playing !== null && playing === moment)
  if (moment === undefined || !player.spanAround(moment)) return null
  const Icon = isPlaying ? IconPlayerStopFilled : IconPlayerPlayFilled
  const label = isPlaying ? 'Stop the voices' : `Play the voices around ${mss(clock)}`
  return (
    <Tooltip label={label}>
      <ActionIcon
        className={classes.play}
        variant="light"
        size={24}
        aria-label={label}
        onClick={() => player.toggle(moment)}
      >
        <Icon size={14} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
