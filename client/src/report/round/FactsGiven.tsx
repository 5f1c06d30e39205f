import type { ReportRound } from '@dryrun/shared/report/report-view.ts'
import { Fold } from '../../ui/Fold.tsx'
import { Moment } from '../Moment.tsx'
import classes from '../Report.module.css'

/** The facts that the candidate was told, each at its moment, and beside the script those that they were not told. */
export function FactsGiven({ round: { shown, script } }: { round: ReportRound }) {
  const told = shown.filter(({ kind }) => kind === 'fact')
  const untold = script?.untold ?? []
  return (
    <>
      {told.length > 0 && (
        <Fold title="Facts given" aside={told.length} open>
          <ul className={classes.points}>
            {told.map(({ clock, text }) => (
              <li key={`${clock} ${text}`} className={classes.point}>
                <Moment clock={clock} />
                <span>{text}</span>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {untold.length > 0 && (
        <Fold title="Facts not given" aside={untold.length}>
          <ul className={classes.points}>
            {untold.map(({ ask, tell }) => (
              <li key={`${ask} ${tell}`}>
                <p className={classes.pointName}>{ask}</p>
                <p className={classes.words}>{tell}</p>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  )
}
