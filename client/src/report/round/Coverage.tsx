import { howText } from '@dryrun/shared/format.ts'
import type { ReportCoverage, ReportPoint } from '@dryrun/shared/report/report-view.ts'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { Moment } from '../Moment.tsx'
import classes from '../Report.module.css'

export const coverageText = ({ unprompted, prompted, hinted, unheard }: ReportCoverage): string => {
  const heard = unprompted + prompted + hinted
  return `${heard} of ${heard + unheard} heard`
}

type Props = { points: readonly ReportPoint[]; coverage: ReportCoverage }

/** Coverage of the expected points; a share without the script has only the counts. */
export function Coverage({ points, coverage: { unprompted, prompted, hinted, unheard } }: Props) {
  return (
    <>
      <p className={classes.words}>
        {unprompted} unprompted, {prompted} {howText.prompted}, {hinted} {howText.hinted}, {unheard} not heard.
      </p>
      {points.length > 0 && (
        <ul className={classes.points}>
          {points.map((point) => (
            <Point key={point.point} point={point} />
          ))}
        </ul>
      )}
    </>
  )
}

function Point({ point: { point, listenFor, figures, heard } }: { point: ReportPoint }) {
  return (
    <li className={classes.point}>
      {heard ? (
        <IconCheck size={20} stroke={2.25} className={classes.heard} aria-hidden />
      ) : (
        <IconMinus size={20} stroke={2} className={classes.unheard} aria-hidden />
      )}
      <div>
        <p className={classes.pointName}>{point}</p>
        <p className={classes.when}>
          {heard ? (
            <>
              Heard at <Moment clock={heard.clock} />, {howText[heard.how]}
            </>
          ) : (
            'Not heard'
          )}
        </p>
        <WhatItTakes listenFor={listenFor} figures={figures} />
      </div>
    </li>
  )
}

/** The points without coverage, for rounds without an interviewer. */
export function PointList({ points }: Pick<Props, 'points'>) {
  return (
    <ul className={classes.points}>
      {points.map(({ point, listenFor, figures }) => (
        <li key={point}>
          <p className={classes.pointName}>{point}</p>
          <WhatItTakes listenFor={listenFor} figures={figures} />
        </li>
      ))}
    </ul>
  )
}

function WhatItTakes({ listenFor, figures }: Pick<ReportPoint, 'listenFor' | 'figures'>) {
  return (
    <details className={classes.more}>
      <summary>What it takes</summary>
      <p className={classes.words}>{listenFor}</p>
      {figures.length > 0 && (
        <p className={classes.words}>
          <span className={classes.label}>Figures</span> {figures.join(' · ')}
        </p>
      )}
    </details>
  )
}
