import { mss } from '@dryrun/shared/format.ts'
import type { ReportPhase } from '@dryrun/shared/report/report-view.ts'
import { lazy, Suspense } from 'react'
import table from '../../ui/Table.module.css'
import classes from '../Report.module.css'

const PhaseBars = lazy(() => import('./Charts.tsx').then(({ PhaseBars: one }) => ({ default: one })))

export function PhaseMinutes({ phases }: { phases: readonly ReportPhase[] }) {
  return (
    <section>
      <h3 className={classes.heading}>Where the time went</h3>
      <div className={table.beside}>
        <Suspense fallback={<div className={table.chart} />}>
          <PhaseBars phases={phases} />
        </Suspense>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Phase</th>
              <th scope="col" className={table.figure}>
                Planned
              </th>
              <th scope="col" className={table.figure}>
                Spent
              </th>
            </tr>
          </thead>
          <tbody>
            {phases.map(({ name, planned, spent }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className={table.figure}>{mss(planned)}</td>
                <td className={`${table.figure} ${spent > planned ? table.over : ''}`}>{mss(spent)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
