import { mss } from '@dryrun/shared/format.ts'
import { Popover, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { CLOCK_MS, type ClockReading, readClock } from '../../live/round-clock.ts'
import { useRound, useSeen } from '../../live/use-interviewer-panel.ts'
import { useServerNow } from '../../live/use-room.ts'
import { useInterviewerPanelState } from '../panels.ts'
import { NextStep } from './NextStep.tsx'
import classes from './PhaseClock.module.css'
import { PhaseList } from './PhaseList.tsx'

/**
 * The running phase and its time. Only interviewers and observers see overruns: a candidate under time pressure talks
 * faster, not better.
 */
export function PhaseClock() {
  const round = useRound()
  const plan = useSeen((view) => view.plan)
  const now = useServerNow(CLOCK_MS)
  const [open, setOpen] = useState(false)
  if (!round || round.endedAt !== null) return null
  const reading = readClock(round, plan, now)
  const name = reading.phase?.name ?? 'No phase'
  return (
    <div className={classes.phases}>
      <Popover opened={open} onChange={setOpen} position="bottom-start" shadow="md" width={320} trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton className={classes.phase} onClick={() => setOpen(!open)}>
            <Steps reading={reading} count={plan.length} />
            <span className={classes.line}>
              <VisuallyHidden>
                Phase {reading.phaseIndex + 1} of {plan.length}:
              </VisuallyHidden>
              <span className={classes.phaseName}>{name}</span>
              <PhaseTime reading={reading} />
              <IconChevronDown size={14} aria-hidden className={classes.chevron} />
            </span>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown p={8}>
          <PhaseList now={now} onMoved={() => setOpen(false)} />
        </Popover.Dropdown>
      </Popover>
      <NextStep next={reading.next} />
    </div>
  )
}

function PhaseTime({ reading: { phase, phaseMs, overMs } }: { reading: ClockReading }) {
  const tellsOver = useInterviewerPanelState() === 'open' && overMs > 0
  if (!phase) return null
  return (
    <span className={classes.time} data-over={tellsOver}>
      {mss(phaseMs)} <span className={classes.of}>of {mss(phase.minutes * 60_000)}</span>
    </span>
  )
}

function Steps({ reading, count }: { reading: ClockReading; count: number }) {
  const share = reading.phase ? Math.min(1, reading.phaseMs / (reading.phase.minutes * 60_000)) : 0
  const steps = Array.from({ length: count }, (_, step) => step)
  return (
    <span className={classes.steps} aria-hidden>
      {steps.map((step) => (
        <span key={step} className={classes.step} data-done={step < reading.phaseIndex}>
          {step === reading.phaseIndex && <span className={classes.fill} style={{ width: `${share * 100}%` }} />}
        </span>
      ))}
    </span>
  )
}
