import { shownText } from '@dryrun/shared/format.ts'
import type { ReportShown } from '@dryrun/shared/report/report-view.ts'
import { Moment } from '../Moment.tsx'
import classes from '../Report.module.css'

const stepWords = { nudge: 'a nudge', lead: 'a lead', show: 'the idea shown' } as const

export function ShownList({ shown }: { shown: readonly ReportShown[] }) {
  return (
    <ul className={classes.points}>
      {shown.map(({ kind, step, clock, text, behind }) => (
        <li key={`${clock} ${text}`} className={classes.point}>
          <Moment clock={clock} />
          <div>
            <p className={classes.when}>
              {shownText[kind]}
              {step && `, ${stepWords[step]}`}
            </p>
            <p className={classes.pointName}>{text}</p>
            {behind?.tests && (
              <p className={classes.words}>
                <span className={classes.label}>Tests</span> {behind.tests}
              </p>
            )}
            {behind && (
              <p className={classes.words}>
                <span className={classes.label}>{kind === 'curveball' ? 'Listened for' : 'A good answer'}</span>{' '}
                {behind.goodAnswer}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
