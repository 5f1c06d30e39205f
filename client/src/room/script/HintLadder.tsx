import { Button } from '@mantine/core'
import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { useLeads, useSubmit } from '../../live/use-interviewer-panel.ts'
import { type Filter, matches } from './filter.ts'
import { Marked } from './Marked.tsx'
import { ScriptRow } from './ScriptRow.tsx'
import { ShownAt } from './ShownAt.tsx'
import classes from './script.module.css'

const stepWords = { nudge: 'Nudge', lead: 'Lead', show: 'Show' } as const
const giveWords = ['Give the first hint', 'Give the second hint', 'Give the last hint']

export function HintLadder({ desk, filter }: { desk: OptimisticPanel; filter: Filter }) {
  const leads = useLeads()
  const submit = useSubmit()
  const { hints } = desk.question.script
  const usedAt = (id: string) => desk.used.find(({ itemId }) => itemId === id)?.at
  const next = hints.find(({ id }) => usedAt(id) === undefined)?.id
  return (
    <ol className={classes.list}>
      {hints.map(({ id, step, text }, index) => {
        const at = usedAt(id)
        const waiting = desk.waiting.has(`shown:${id}`)
        if (at === undefined && id !== next) return <LaterHint key={id} step={step} text={text} filter={filter} />
        if (!matches(filter, text)) return null
        return (
          <li key={id} className={classes.row} data-done={at !== undefined} data-waiting={waiting}>
            <p className={classes.plain}>
              <b>{stepWords[step]}</b> <Marked filter={filter}>{text}</Marked>
            </p>
            <div className={classes.actions}>
              {at !== undefined && <ShownAt word="Given" at={at} waiting={waiting} />}
              {leads && id === next && (
                <Button size="compact-xs" variant="default" onClick={() => submit({ type: 'giveHint', hintId: id })}>
                  {giveWords[index]}
                </Button>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

/** A hint that can't be given yet, folded to one line. */
function LaterHint({ step, text, filter }: { step: keyof typeof stepWords; text: string; filter: Filter }) {
  return (
    <ScriptRow text={`${stepWords[step]}, after the one before`} more={[text]} filter={filter} actions={null}>
      <p className={classes.text}>
        <Marked filter={filter}>{text}</Marked>
      </p>
    </ScriptRow>
  )
}
