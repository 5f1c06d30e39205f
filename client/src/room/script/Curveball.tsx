import { Button } from '@mantine/core'
import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { useLeads, useSubmit } from '../../live/use-interviewer-panel.ts'
import type { Filter } from './filter.ts'
import { Marked } from './Marked.tsx'
import { ShownAt } from './ShownAt.tsx'
import classes from './script.module.css'

export function Curveball({ desk, filter }: { desk: OptimisticPanel; filter: Filter }) {
  const leads = useLeads()
  const submit = useSubmit()
  const { ask, listenFor } = desk.question.script.curveball
  const waiting = desk.waiting.has('shown:curveball')
  const used = desk.used.find(({ itemId }) => itemId === 'curveball')
  return (
    <div className={classes.row} data-done={used !== undefined} data-waiting={waiting}>
      <p className={classes.plain}>
        <Marked filter={filter}>{ask}</Marked>
      </p>
      <div className={classes.actions}>
        {used ? (
          <ShownAt word="Dropped in" at={used.at} waiting={waiting} />
        ) : (
          leads && (
            <Button size="compact-xs" variant="default" onClick={() => submit({ type: 'dropCurveball' })}>
              Drop it in
            </Button>
          )
        )}
      </div>
      <p className={classes.text}>
        <b>Listen for</b> <Marked filter={filter}>{listenFor}</Marked>
      </p>
    </div>
  )
}
