import { Button } from '@mantine/core'
import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { useLeads, useSubmit } from '../../live/use-interviewer-panel.ts'
import type { Filter } from './filter.ts'
import { Checks } from './guide/Checks.tsx'
import { GoodAnswer } from './guide/GoodAnswer.tsx'
import { Marked } from './Marked.tsx'
import { ScriptRow } from './ScriptRow.tsx'
import { ShownAt } from './ShownAt.tsx'
import classes from './script.module.css'

export function FollowUps({ desk, filter }: { desk: OptimisticPanel; filter: Filter }) {
  return (
    <ul className={classes.list}>
      {desk.question.script.followUps.map(({ id, ask, tests, goodAnswer, checks }) => {
        const used = desk.used.find(({ itemId }) => itemId === id)
        const waiting = desk.waiting.has(`shown:${id}`)
        const ticks = <Checks of="followUp" itemId={id} checks={checks} desk={desk} filter={filter} />
        return (
          <ScriptRow
            key={id}
            text={ask}
            more={[tests, goodAnswer, ...checks.map(({ check }) => check)]}
            filter={filter}
            done={used !== undefined}
            waiting={waiting}
            actions={<AskThis id={id} at={used?.at} waiting={waiting} />}
            below={used && ticks}
          >
            <p className={classes.text}>
              <b>Tests</b> <Marked filter={filter}>{tests}</Marked>
            </p>
            {!used && ticks}
            <GoodAnswer text={goodAnswer} isChecked={checks.length > 0} filter={filter} />
          </ScriptRow>
        )
      })}
    </ul>
  )
}

type AskProps = { id: string; at: number | undefined; waiting: boolean; label?: string }

/** Asks a follow-up, or shows when it was asked. `label` names it where the follow-up itself is not in sight. */
export function AskThis({ id, at, waiting, label }: AskProps) {
  const leads = useLeads()
  const submit = useSubmit()
  if (at !== undefined) return <ShownAt word="Asked" at={at} waiting={waiting} />
  if (!leads) return null
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={label && `Ask: ${label}`}
      onClick={() => submit({ type: 'askFollowUp', followUpId: id })}
    >
      {label ? 'Ask' : 'Ask this'}
    </Button>
  )
}
