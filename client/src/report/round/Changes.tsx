import type { ReportChange } from '@dryrun/shared/report/report-view.ts'
import { Moment } from '../Moment.tsx'
import classes from '../Report.module.css'

const headings = ['One thing', 'Two things', 'Three things']

export function Changes({ changes }: { changes: readonly ReportChange[] }) {
  if (!changes.length) return null
  return (
    <section>
      <h3 className={classes.heading}>{headings[changes.length - 1] ?? 'What'} to change next time</h3>
      <ol className={classes.changes}>
        {changes.map(({ clock, behaviour, effect, drill }) => (
          <li key={`${clock} ${behaviour}`} className={classes.change}>
            <Moment clock={clock} />
            <div>
              <p className={classes.behaviour}>{behaviour}</p>
              {effect && (
                <p className={classes.words}>
                  <span className={classes.label}>Impact</span> {effect}
                </p>
              )}
              {drill && (
                <p className={classes.words}>
                  <span className={classes.label}>Practice</span> {drill}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
