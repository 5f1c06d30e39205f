import { targetText } from '@dryrun/shared/format.ts'
import { factItem } from '@dryrun/shared/interview/interview.ts'
import type { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import type { ReviewView } from '@dryrun/shared/interview/view.ts'
import { Curveball, Facts, Figures, FollowUps, Hints, Points, RedFlags } from '../lobby/ScriptParts.tsx'
import { Fold } from '../ui/Fold.tsx'
import classes from './solo.module.css'

export function ScriptAlone({ review, level }: { review: ReviewView; level: TargetLevel }) {
  const { title, script } = review.question
  const untold = script.facts.filter(({ id }) => !review.used.some(({ itemId }) => itemId === factItem(id)))
  return (
    <section aria-labelledby="script-alone">
      <h2 id="script-alone" className={classes.heading}>
        {title}
      </h2>
      <h3 className={classes.sub}>What it is really asking</h3>
      <p className={classes.words}>{script.reallyAsking}</p>
      <h3 className={classes.sub}>The bar for {targetText[level].toLowerCase()}</h3>
      <p className={classes.words}>{script.bar[level]}</p>
      {untold.length > 0 && (
        <Fold title="Facts you were not given" aside={untold.length}>
          <Facts facts={untold} />
        </Fold>
      )}
      <Fold title="Points to listen for" aside={script.points.length} open>
        <Points points={script.points} />
      </Fold>
      <Fold title="Follow-ups" aside={script.followUps.length}>
        <FollowUps followUps={script.followUps} />
      </Fold>
      <Fold title="The changed requirement">
        <Curveball curveball={script.curveball} />
      </Fold>
      <Fold title="Hints, from a nudge to the answer" aside={script.hints.length}>
        <Hints hints={script.hints} />
      </Fold>
      <Fold title="Red flags" aside={script.redFlags.length}>
        <RedFlags flags={script.redFlags} />
      </Fold>
      {script.figures.length > 0 && (
        <Fold title="Numbers to know" aside={script.figures.length}>
          <Figures figures={script.figures} />
        </Fold>
      )}
    </section>
  )
}
