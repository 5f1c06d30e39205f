import type { Level } from '@dryrun/shared/interview/terms.ts'
import type { ReportRound, ReportScore } from '@dryrun/shared/report/report-view.ts'
import { lazy, Suspense } from 'react'
import table from '../../ui/Table.module.css'
import classes from '../Report.module.css'
import { partyName } from './party-text.ts'

const ScoreRadar = lazy(() => import('./Charts.tsx').then(({ ScoreRadar: one }) => ({ default: one })))

export function ScoresCompared({ round: { scores, candidate } }: { round: ReportRound }) {
  const rows = scores.filter(({ level, self }) => level !== null || self !== null)
  if (!rows.length) return null
  const withPrevious = rows.some(({ previous }) => previous !== null)
  const own = candidate.you ? 'Yours' : partyName(candidate)
  return (
    <section>
      <h3 className={classes.heading}>Both sides’ scores</h3>
      <div className={table.beside}>
        <Suspense fallback={<div className={table.chart} />}>
          <ScoreRadar rows={rows} own={own} />
        </Suspense>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Dimension</th>
              <th scope="col" className={table.figure}>
                Interviewer
              </th>
              <th scope="col" className={table.figure}>
                {own}
              </th>
              {withPrevious && (
                <th scope="col" className={table.figure}>
                  Last time
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} withPrevious={withPrevious} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Row({
  row: { name, level, notAsked, self, previous },
  withPrevious,
}: {
  row: ReportScore
  withPrevious: boolean
}) {
  const apart = level && self ? self - level : 0
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={table.figure}>{notAsked ? <span title="not asked">–</span> : figure(level)}</td>
      <td className={table.figure}>
        {figure(self)}
        {apart !== 0 && (
          <span className={table.apart}>
            {Math.abs(apart)} {apart > 0 ? 'higher' : 'lower'}
          </span>
        )}
      </td>
      {withPrevious && <td className={table.figure}>{figure(previous)}</td>}
    </tr>
  )
}

const figure = (level: Level | null) => level ?? <span title="not scored">–</span>
