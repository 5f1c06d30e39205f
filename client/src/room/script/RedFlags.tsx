import { Button } from '@mantine/core'
import { IconFlag, IconFlagFilled } from '@tabler/icons-react'
import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { stampOf } from '../../live/round-clock.ts'
import { useLeads, useRound, useSubmit } from '../../live/use-interviewer-panel.ts'
import type { Filter } from './filter.ts'
import { Branches } from './guide/Branches.tsx'
import { Marked } from './Marked.tsx'
import { ScriptRow } from './ScriptRow.tsx'
import classes from './script.module.css'
import { asideTexts } from './sections.ts'

export function RedFlags({ desk, filter }: { desk: OptimisticPanel; filter: Filter }) {
  return (
    <ul className={classes.list}>
      {desk.question.script.redFlags.map(({ id, flag, because, branches }) => {
        const raised = desk.flags.find(({ flagId }) => flagId === id)
        return (
          <ScriptRow
            key={id}
            text={flag}
            more={[because, ...asideTexts({ branches })]}
            filter={filter}
            waiting={desk.waiting.has(`flag:${id}`)}
            actions={<Raise id={id} at={raised?.at} />}
            below={raised && branches.length > 0 && <Branches branches={branches} filter={filter} />}
          >
            <p className={classes.text}>
              <Marked filter={filter}>{because}</Marked>
            </p>
            {!raised && <Branches branches={branches} filter={filter} />}
          </ScriptRow>
        )
      })}
    </ul>
  )
}

/** Marks a red flag or withdraws it. `label` names it where the flag itself is not in sight. */
export function Raise({ id, at, label }: { id: string; at: number | undefined; label?: string }) {
  const leads = useLeads()
  const round = useRound()
  const submit = useSubmit()
  const raised = at !== undefined
  const words = raised ? `Marked at ${stampOf(round, at)}` : ''
  const action = raised ? `${words}. Withdraw` : 'Mark'
  if (!leads) return raised && <span className={classes.later}>{words}</span>
  return (
    <Button
      size="compact-xs"
      variant="default"
      className={raised ? classes.raised : undefined}
      aria-pressed={raised}
      aria-label={label && `${label}: ${action}`}
      leftSection={raised ? <IconFlagFilled size={14} /> : <IconFlag size={14} stroke={1.75} />}
      onClick={() => submit({ type: raised ? 'withdrawFlag' : 'raiseFlag', flagId: id })}
    >
      {action}
    </Button>
  )
}
