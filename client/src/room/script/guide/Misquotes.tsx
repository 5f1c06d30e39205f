import { misquoteItem } from '@dryrun/shared/interview/interview.ts'
import type { Misquote } from '@dryrun/shared/pack/script-items.ts'
import type { OptimisticPanel } from '../../../live/optimistic-view.ts'
import { stampOf } from '../../../live/round-clock.ts'
import { useLeads, useRound, useSubmit } from '../../../live/use-interviewer-panel.ts'
import type { Filter } from '../filter.ts'
import { Marked } from '../Marked.tsx'
import script from '../script.module.css'
import classes from './guide.module.css'

type Props = { pointId: string; misquotes: readonly Misquote[]; desk: OptimisticPanel; filter: Filter }

/** Widespread wrong statements, to mark when the candidate says one, each with what is right. */
export function Misquotes({ pointId, misquotes, desk, filter }: Props) {
  const leads = useLeads()
  const round = useRound()
  const submit = useSubmit()
  if (!misquotes.length) return null
  return (
    <ul className={classes.checks} aria-label="Often said, and wrong">
      {misquotes.map(({ says, right, because }, nth) => {
        const item = misquoteItem({ pointId, nth })
        const heard = desk.misquotes?.find(({ id }) => id === item)
        const type = heard ? 'withdrawMisquote' : 'hearMisquote'
        return (
          <li key={item} data-waiting={desk.waiting.has(`misquote:${item}`)}>
            <label className={classes.check}>
              <input
                type="checkbox"
                checked={heard !== undefined}
                disabled={!leads}
                onChange={() => submit({ type, pointId, nth })}
              />
              <span>
                <b>Often said, and wrong:</b> <Marked filter={filter}>{says}</Marked>
              </span>
              <span className={classes.level}>{heard ? `Heard, ${stampOf(round, heard.at)}` : 'Heard?'}</span>
            </label>
            <p className={script.text}>
              <b>Right:</b> <Marked filter={filter}>{right}</Marked> <Marked filter={filter}>{because}</Marked>
            </p>
          </li>
        )
      })}
    </ul>
  )
}
