import type { Perspective } from '@dryrun/shared/replay/recording.ts'
import { NativeSelect } from '@mantine/core'
import classes from './PerspectiveChoice.module.css'
import { usePlayer, useReplay, useTurningTo } from './player/use-replay.ts'

const eyesWords: Readonly<Record<Perspective, string>> = {
  own: 'As you saw it',
  interviewer: 'Interviewer’s view',
  candidate: 'Candidate’s view',
}

/** Selects the perspective. Hidden without a choice. */
export function PerspectiveChoice() {
  const { watching } = useReplay()
  const { eyes, choices, me } = usePlayer(({ head }) => head)
  const turningTo = useTurningTo()
  if (choices.length < 2) return null
  const words = (one: Perspective) => (one === 'own' && !me ? 'As it was seen' : eyesWords[one])
  return (
    <NativeSelect
      size="xs"
      className={classes.eyes}
      aria-label="View"
      value={turningTo ?? eyes}
      data={choices.map((one) => ({ value: one, label: words(one) }))}
      onChange={(event) => void watching.open(event.currentTarget.value as Perspective)}
    />
  )
}
