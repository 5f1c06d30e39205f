import { levelText } from '@dryrun/shared/format.ts'
import type { ReportRound } from '@dryrun/shared/report/report-view.ts'
import { LevelBars } from '../../ui/LevelBars.tsx'
import classes from '../Report.module.css'

export function Verdict({ round: { call, weighted, summary }, target }: { round: ReportRound; target: string }) {
  return (
    <section>
      <div className={classes.verdict}>
        <div>
          <p className={classes.call}>
            {levelText[call]}
            <span className={classes.for}> for {target}</span>
          </p>
          <LevelBars level={call} />
        </div>
        {weighted !== null && (
          <p className={classes.weighted}>
            Weighted score <span className={classes.number}>{weighted.toFixed(1)}</span> of 4. The recommendation is the
            interviewer’s own.
          </p>
        )}
      </div>
      {summary && <p className={classes.summary}>{summary}</p>}
    </section>
  )
}
