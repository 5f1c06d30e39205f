import { Button } from '@mantine/core'
import { IconFlag, IconFlagFilled } from '@tabler/icons-react'
import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { stampOf } from '../../live/round-clock.ts'
import { useLeads, useRound, useSubmit } from '../../live/use-interviewer-panel.ts'
import type { Filter } from './filter.ts'
import { Marked } from './Marked.tsx'
import { ScriptRow } from './ScriptRow.tsx'
import classes from './script.module.css'

export function RedFlags({ desk, filter }: { desk: OptimisticPanel; filter: Filter }) {
  return (
    <ul className={classes.list}>
      {desk.question.script.redFlags.map(({ id, flag, because }) => {
        const raised = desk.flags.find(({ flagId }) => flagId === id)
        return (
          <ScriptRow
            key={id}
            text={flag}
            more={[because]}
            filter={filter}
            waiting={desk.waiting.has(`flag:${id}`)}
            actions={<Raise id={id} at={raised?.at} />}
          >
            <p className={classes.text}>
              <Marked filter={filter}>{because}</Marked>
            </p>
          </ScriptRow>
        )
      })}
    </ul>
  )
}

function Raise({ id, at }: { id: string; at: number | undefined }) {
  const leads = useLeads()
  const round = useRound()
  const submit = useSubmit()
  const raised = at !== undefined
  const words = raised ? `Raised at ${stampOf(round, at)}` : ''
  if (!leads) return raised && <span className={classes.later}>{words}</span>
  return (
    <Button
      size="compact-xs"
      variant="default"
      className={raised ? classes.raised : undefined}
      aria-pressed={raised}
      leftSection={raised ? <IconFlagFilled size={14} /> : <IconFlag size={14} stroke={1.75} />}
      onClick={() => submit({ type: raised ? 'withdrawFlag' : 'raiseFlag', flagId: id })}
    >
      {raised ? `${words}. Withdraw` : 'Raise'}
    </Button>
  )
}
