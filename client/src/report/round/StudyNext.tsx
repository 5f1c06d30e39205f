import type { ReportStudy } from '@dryrun/shared/report/report-view.ts'
import { LevelBars } from '../../ui/LevelBars.tsx'
import classes from '../Report.module.css'

export function StudyNext({ study }: { study: readonly ReportStudy[] }) {
  if (!study.length) return null
  return (
    <section>
      <h3 className={classes.heading}>What to study next</h3>
      <ul className={classes.cards}>
        {study.map(({ name, level, drills, next }) => (
          <li key={name} className={classes.card}>
            <h4 className={classes.cardTitle}>
              {name} <LevelBars level={level} />
            </h4>
            {drills.map((drill) => (
              <p key={drill} className={classes.words}>
                <span className={classes.label}>Practice</span> {drill}
              </p>
            ))}
            {next && (
              <p className={classes.words}>
                <span className={classes.label}>A {level + 1} looks like this</span> {next}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
