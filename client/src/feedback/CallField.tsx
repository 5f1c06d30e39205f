import { targetText } from '@dryrun/shared/format.ts'
import { weightedScore } from '@dryrun/shared/interview/scoring.ts'
import type { Level } from '@dryrun/shared/interview/terms.ts'
import { callOptions } from '../lib/level-meaning.ts'
import { useView } from '../live/use-room.ts'
import { Scale } from '../ui/Scale.tsx'
import classes from './FeedbackForms.module.css'
import type { Review } from './use-review.ts'

type Props = { review: Review; call: Level | null; onChange: (call: Level) => void }

/** The overall call. The weighted score beside it is a hint and never decides. */
export function CallField({ review, call, onChange }: Props) {
  const { interview } = useView()
  const weighted = weightedScore(review.question.rubric, review.scores)
  return (
    <div id="call" className={classes.section}>
      <Scale
        layout="list"
        legend={
          <span className={classes.heading}>
            Overall recommendation, for {targetText[interview.targetLevel].toLowerCase()}
          </span>
        }
        options={callOptions}
        value={call}
        onChange={onChange}
      />
      <p className={classes.note}>
        {weighted === undefined
          ? 'The weighted score appears here once you have scored something.'
          : `Your scores come to ${weighted.toFixed(1)} of 4, weighted. Your recommendation may differ.`}
      </p>
    </div>
  )
}
