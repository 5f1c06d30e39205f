import { runningMs } from '@dryrun/shared/interview/interview.ts'
import { scoreFor } from '@dryrun/shared/interview/scoring.ts'
import { NoteList } from '../report/NoteList.tsx'
import { Fold } from '../ui/Fold.tsx'
import { OnlyYou } from '../ui/OnlyYou.tsx'
import paper from './FeedbackForms.module.css'
import type { Marker } from './markers.ts'
import { ScoreRow } from './ScoreRow.tsx'
import type { Review } from './use-review.ts'

export function ScoreSheet({ review, markers }: { review: Review; markers: readonly Marker[] }) {
  const { rubric } = review.question
  const scored = rubric.filter(({ id }) => scoreFor(review.scores, id)?.level).length
  return (
    <section className={paper.section} aria-labelledby="scores">
      <h3 id="scores" className={paper.heading}>
        Scores
      </h3>
      <p className={paper.note}>
        {scored} of {rubric.length} scored. Choose “Not asked” for what the round never came to; it does not count
        against anyone.
      </p>
      <OnlyYou>
        {rubric.map((dimension) => (
          <ScoreRow key={dimension.id} dimension={dimension} review={review} markers={markers} />
        ))}
        {review.notes.length > 0 && (
          <Fold title="Your notes" aside={review.notes.length}>
            <NoteList notes={review.notes.map(({ at, ...note }) => ({ ...note, clock: runningMs(review, at) }))} />
          </Fold>
        )}
      </OnlyYou>
    </section>
  )
}
