import { Button } from '@mantine/core'
import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { useLeads, useSubmit } from '../../live/use-interviewer-panel.ts'
import type { Filter } from './filter.ts'
import { Marked } from './Marked.tsx'
import { ScriptRow } from './ScriptRow.tsx'
import { ShownAt } from './ShownAt.tsx'
import classes from './script.module.css'

export function FollowUps({ desk, filter }: { desk: OptimisticPanel; filter: Filter }) {
  return (
    <ul className={classes.list}>
      {desk.question.script.followUps.map(({ id, ask, tests, goodAnswer }) => {
        const used = desk.used.find(({ itemId }) => itemId === id)
        const waiting = desk.waiting.has(`shown:${id}`)
        return (
          <ScriptRow
            key={id}
            text={ask}
            more={[tests, goodAnswer]}
            filter={filter}
            done={used !== undefined}
            waiting={waiting}
            actions={<AskThis id={id} at={used?.at} waiting={waiting} />}
          >
            <p className={classes.text}>
              <b>Tests</b> <Marked filter={filter}>{tests}</Marked>
            </p>
            <p className={classes.text}>
              <b>A good answer</b> <Marked filter={filter}>{goodAnswer}</Marked>
            </p>
          </ScriptRow>
        )
      })}
    </ul>
  )
}

type AskProps = { id: string; at: number | undefined; waiting: boolean }

function AskThis({ id, at, waiting }: AskProps) {
  const leads = useLeads()
  const submit = useSubmit()
  if (at !== undefined) return <ShownAt word="Asked" at={at} waiting={waiting} />
  if (!leads) return null
  return (
    <Button size="compact-xs" variant="default" onClick={() => submit({ type: 'askFollowUp', followUpId: id })}>
      Ask this
    </Button>
  )
}
