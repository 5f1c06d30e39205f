import { Button } from '@mantine/core'
import type { DeskAhead } from '../desk-ahead.ts'
import { useLeads, useSubmit } from '../use-desk.ts'
import type { Filter } from './filter.ts'
import { Marked } from './Marked.tsx'
import { ScriptRow } from './ScriptRow.tsx'
import { ShownAt } from './ShownAt.tsx'
import classes from './script.module.css'

/** Questions to put to the candidate. One that is asked appears on their side, word for word. */
export function FollowUps({ desk, filter }: { desk: DeskAhead; filter: Filter }) {
  const leads = useLeads()
  const submit = useSubmit()
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
            actions={
              used ? (
                <ShownAt word="Asked" at={used.at} waiting={waiting} />
              ) : (
                leads && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    onClick={() => submit({ type: 'askFollowUp', followUpId: id })}
                  >
                    Ask this
                  </Button>
                )
              )
            }
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
