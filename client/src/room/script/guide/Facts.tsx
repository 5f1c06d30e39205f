import { factItem } from '@dryrun/shared/interview/interview.ts'
import type { Fact as FactToTell } from '@dryrun/shared/pack/script-items.ts'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { OptimisticPanel } from '../../../live/optimistic-view.ts'
import { useLeads, useSubmit } from '../../../live/use-interviewer-panel.ts'
import { type Filter, matches } from '../filter.ts'
import { Marked } from '../Marked.tsx'
import { ShownAt } from '../ShownAt.tsx'
import classes from './guide.module.css'

/** What the candidate may ask for. A click shows a fact to them. */
export function Facts({ desk, filter }: { desk: OptimisticPanel; filter: Filter }) {
  const facts = desk.question.script.facts.filter(({ ask, tell }) => matches(filter, ask, tell))
  return (
    <ul className={classes.lines}>
      {facts.map((fact) => (
        <Fact key={fact.id} fact={fact} desk={desk} filter={filter} />
      ))}
    </ul>
  )
}

function Fact({ fact, desk, filter }: { fact: FactToTell; desk: OptimisticPanel; filter: Filter }) {
  const { id, ask, tell, impliesSecret } = fact
  const leads = useLeads()
  const submit = useSubmit()
  const item = factItem(id)
  const told = desk.used.find(({ itemId }) => itemId === item)
  return (
    <li className={classes.fact} data-done={told !== undefined}>
      <div className={classes.line}>
        <span className={classes.words}>
          <span className={classes.ask}>
            <Marked filter={filter}>{ask}</Marked>
          </span>
          <Marked filter={filter}>{tell}</Marked>
        </span>
        {told && <ShownAt word="Told" at={told.at} waiting={desk.waiting.has(`shown:${item}`)} />}
        {!told && leads && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Tell: ${ask}`}
            title="Shows it to the candidate"
            onClick={() => submit({ type: 'tellFact', factId: id })}
          >
            Tell
          </Button>
        )}
      </div>
      {impliesSecret && (
        <span className={classes.secret}>
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
          Gives a point away: tell it only when asked
        </span>
      )}
    </li>
  )
}
