import type { Phase } from '@dryrun/shared/interview/terms.ts'
import { Button, Tooltip } from '@mantine/core'
import { IconPlayerTrackNext } from '@tabler/icons-react'
import { useLeads, useRound, useSeen, useSubmit } from '../../live/use-interviewer-panel.ts'
import { useLayoutStore } from '../../live/use-layout.ts'
import classes from './PhaseClock.module.css'

export function NextStep({ next }: { next: Phase | undefined }) {
  const leads = useLeads()
  const layout = useLayoutStore()
  const submit = useSubmit()
  const rounds = useSeen(({ interview }) => interview.rounds)
  const isLast = (useRound()?.index ?? 0) + 1 >= rounds
  if (!leads) return null
  if (next)
    return (
      <Step
        words="Next phase"
        tip={`Go on to: ${next.name}`}
        onClick={() => submit({ type: 'movePhase', phase: next.id })}
      />
    )
  const dialog = isLast ? 'endInterview' : 'finishRound'
  return (
    <Step
      words={isLast ? 'End interview' : 'Finish round'}
      tip="That was the last phase of the plan"
      onClick={() => layout.setState({ dialog })}
    />
  )
}

/** A narrow page shows the icon only; the label stays for screen readers. */
function Step({ words, tip, onClick }: { words: string; tip: string; onClick: () => void }) {
  return (
    <Tooltip label={tip}>
      <Button variant="default" size="compact-sm" className={classes.next} aria-label={words} onClick={onClick}>
        <IconPlayerTrackNext size={14} aria-hidden className={classes.nextIcon} />
        <span className={classes.nextWords}>{words}</span>
      </Button>
    </Tooltip>
  )
}
