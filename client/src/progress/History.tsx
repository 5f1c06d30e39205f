import type { HistoryRow } from '@dryrun/shared/api/progress.ts'
import { levelText, targetText } from '@dryrun/shared/format.ts'
import { dayAndTimeOf } from '../lib/dates.ts'
import { ratingWord } from '../lib/level-meaning.ts'
import { roleText } from '../lib/role-text.ts'
import table from '../ui/Table.module.css'
import classes from './Progress.module.css'
import { RoundLink } from './RoundLink.tsx'

export function History({ history }: { history: readonly HistoryRow[] }) {
  return (
    <table className={table.table} aria-label="All your rounds">
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col">You were</th>
          <th scope="col">Impact</th>
        </tr>
      </thead>
      <tbody>
        {history.map((row) => (
          <tr key={`${row.interviewId} ${row.round}`}>
            <th scope="row">
              <RoundLink source={row}>{row.question}</RoundLink>
              <span className={classes.beneath}>
                {dayAndTimeOf(row.at)} · {row.title}
                {row.known && ' · known to you before'}
              </span>
            </th>
            <td>
              {roleText[row.role]}
              {row.partner && <span className={classes.beneath}>with {row.partner}</span>}
            </td>
            <td>
              <Outcome row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Outcome({ row: { state, role, call, mean, rating, targetLevel } }: { row: HistoryRow }) {
  if (state === 'running') return 'Still running'
  if (state === 'unreviewed') return 'Not reviewed yet'
  if (call === null) return 'Hidden until both sides have submitted feedback'
  return (
    <>
      {levelText[call]} for {targetText[targetLevel].toLowerCase()}
      {mean !== null && `, ${mean}`}
      {role === 'interviewer' && rating !== null && (
        <span className={classes.beneath}>
          You were rated {rating}, {ratingWord(rating).toLowerCase()}
        </span>
      )}
    </>
  )
}
