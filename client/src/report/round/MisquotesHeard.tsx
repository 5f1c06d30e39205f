import type { ReportScript } from '@dryrun/shared/report/report-view.ts'
import { Fold } from '../../ui/Fold.tsx'
import { Moment } from '../Moment.tsx'
import classes from '../Report.module.css'

/** The widespread wrong statements that the candidate made, each with what is right. */
export function MisquotesHeard({ script }: { script: ReportScript | null }) {
  const misquotes = script?.misquotes ?? []
  if (!misquotes.length) return null
  return (
    <Fold title="Misquotes heard" aside={misquotes.length} open>
      <ul className={classes.points}>
        {misquotes.map(({ clock, says, right, because }) => (
          <li key={`${clock} ${says}`} className={classes.point}>
            <Moment clock={clock} />
            <div>
              <p className={classes.pointName}>{says}</p>
              <p className={classes.words}>
                <span className={classes.label}>Right</span> {right} {because}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Fold>
  )
}
