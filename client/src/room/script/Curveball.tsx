import { Button } from '@mantine/core'
import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { useLeads, useSubmit } from '../../live/use-interviewer-panel.ts'
import type { Filter } from './filter.ts'
import { Marked } from './Marked.tsx'
import { ShownAt } from './ShownAt.tsx'
import classes from './script.module.css'

export function Curveball({ desk, filter }: { desk: OptimisticPanel; filter: Filter }) {
  const { ask, listenFor } = desk.question.script.curveball
  const waiting = desk.waiting.has('shown:curveball')
  const used = desk.used.some(({ itemId }) => itemId === 'curveball')
  return (
    <div className={classes.row} data-done={used} data-waiting={waiting}>
      <p className={classes.plain}>
        <Marked filter={filter}>{ask}</Marked>
      </p>
      <div className={classes.actions}>
        <SendCurveball desk={desk}>Send curveball</SendCurveball>
      </div>
      <p className={classes.text}>
        <b>Listen for</b> <Marked filter={filter}>{listenFor}</Marked>
      </p>
    </div>
  )
}

/** Sends the curveball, or shows when it was sent. `label` names it where its text is not in sight. */
export function SendCurveball({ desk, label, children }: { desk: OptimisticPanel; label?: string; children: string }) {
  const leads = useLeads()
  const submit = useSubmit()
  const used = desk.used.find(({ itemId }) => itemId === 'curveball')
  if (used) return <ShownAt word="Sent" at={used.at} waiting={desk.waiting.has('shown:curveball')} />
  if (!leads) return null
  return (
    <Button size="compact-xs" variant="default" aria-label={label} onClick={() => submit({ type: 'dropCurveball' })}>
      {children}
    </Button>
  )
}
