import type { ReportRound } from '@dryrun/shared/report/report-view.ts'
import { ratingWord } from '../../lib/level-meaning.ts'
import classes from '../Report.module.css'

type Props = { said: NonNullable<ReportRound['interviewing']>; by: string }

export function Interviewing({ said: { rating, comment }, by }: Props) {
  return (
    <section>
      <h3 className={classes.heading}>Interviewer rating</h3>
      <p className={classes.words}>
        {by} rated it {rating} of 5: {ratingWord(rating).toLowerCase()}.
      </p>
      {comment && <blockquote className={classes.quote}>{comment}</blockquote>}
    </section>
  )
}
