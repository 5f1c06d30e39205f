import { counted, targetText } from '@dryrun/shared/format.ts'
import { scoreFor, weightedScore, withoutEvidence } from '@dryrun/shared/interview/scoring.ts'
import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { useLeads, useSeen } from '../../live/use-interviewer-panel.ts'
import { usePanelFocus } from '../use-panel-focus.ts'
import { DimensionCard } from './DimensionCard.tsx'
import classes from './rubric.module.css'

export function RubricPanel({ desk }: { desk: OptimisticPanel }) {
  const target = useSeen(({ interview }) => interview.targetLevel)
  const leads = useLeads()
  const place = usePanelFocus<HTMLParagraphElement>('rubric')
  const { rubric } = desk.question
  const scored = rubric.filter(({ id }) => scoreFor(desk.scores, id)?.level).length
  const notAsked = rubric.filter(({ id }) => scoreFor(desk.scores, id)?.notAsked).length
  const bare = withoutEvidence(desk.scores, desk.evidence)
  const weighted = weightedScore(rubric, desk.scores)
  return (
    <div className={classes.panel}>
      <p className={classes.summary} ref={place} tabIndex={-1}>
        <span>
          {scored} of {rubric.length} scored{notAsked > 0 && `, ${notAsked} not asked`}, against {targetText[target]}
        </span>
        {weighted !== undefined && (
          <span
            className={classes.weighted}
            title="Mean of the levels given so far, by weight. The recommendation is yours."
          >
            Weighted so far {weighted.toFixed(1)}
          </span>
        )}
      </p>
      {leads && bare.length > 0 && (
        <p className={classes.bare}>
          {counted(bare.length, 'score')} of 1 or 4 without a moment. You can submit once each has one.
        </p>
      )}
      <div className={classes.cards}>
        {rubric.map((dimension) => (
          <DimensionCard key={dimension.id} dimension={dimension} desk={desk} bare={bare.includes(dimension.id)} />
        ))}
      </div>
    </div>
  )
}
