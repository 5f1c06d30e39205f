import { targetText } from '@dryrun/shared/format.ts'
import { checkItem } from '@dryrun/shared/interview/interview.ts'
import type { CheckedItem } from '@dryrun/shared/interview/terms.ts'
import type { Check } from '@dryrun/shared/pack/script-items.ts'
import type { OptimisticPanel } from '../../../live/optimistic-view.ts'
import { stampOf } from '../../../live/round-clock.ts'
import { useLeads, useRound, useSubmit } from '../../../live/use-interviewer-panel.ts'
import type { Filter } from '../filter.ts'
import { Marked } from '../Marked.tsx'
import classes from './guide.module.css'

type Props = {
  of: CheckedItem
  itemId: string
  checks: readonly Check[]
  desk: OptimisticPanel
  filter: Filter
}

/** The parts of a good answer, to tick while listening, each with the level that it marks. */
export function Checks({ of, itemId, checks, desk, filter }: Props) {
  const leads = useLeads()
  const round = useRound()
  const submit = useSubmit()
  if (!checks.length) return null
  return (
    <ul className={classes.checks} aria-label="Parts of a good answer">
      {checks.map(({ id: checkId, check, level }) => {
        const item = checkItem({ of, itemId, checkId })
        const heard = desk.checks?.find(({ id }) => id === item)
        const type = heard ? 'untickCheck' : 'tickCheck'
        return (
          <li key={checkId} data-waiting={desk.waiting.has(`check:${item}`)}>
            <label className={classes.check}>
              <input
                type="checkbox"
                checked={heard !== undefined}
                disabled={!leads}
                onChange={() => submit({ type, of, itemId, checkId })}
              />
              <span>
                <Marked filter={filter}>{check}</Marked>
              </span>
              <span className={classes.level}>
                {heard ? `${targetText[level]}, ${stampOf(round, heard.at)}` : targetText[level]}
              </span>
            </label>
          </li>
        )
      })}
    </ul>
  )
}
