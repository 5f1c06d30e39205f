import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useRole, useRound, useStage, useSubmit } from '../../live/use-interviewer-panel.ts'

/** Pauses the clock for both, for interruptions. Interviewer and candidate may use it. */
export function PauseButton() {
  const role = useRole()
  const stage = useStage()
  const round = useRound()
  const submit = useSubmit()
  if (stage !== 'round' || !round || (role !== 'interviewer' && role !== 'candidate')) return null
  const paused = round.pausedAt !== null
  const label = paused ? 'Resume' : 'Pause the clock'
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant={paused ? 'filled' : 'subtle'}
        color={paused ? 'pine' : 'gray'}
        size="md"
        aria-label={label}
        onClick={() => submit({ type: paused ? 'resume' : 'pause' })}
      >
        {paused ? <IconPlayerPlay size={18} stroke={1.75} /> : <IconPlayerPause size={18} stroke={1.75} />}
      </ActionIcon>
    </Tooltip>
  )
}
