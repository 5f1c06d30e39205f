import { targetText } from '@dryrun/shared/format.ts'
import type { DimensionId } from '@dryrun/shared/interview/terms.ts'
import type { FeedbackView } from '@dryrun/shared/interview/view.ts'
import { longest } from '@dryrun/shared/limits.ts'
import { Textarea } from '@mantine/core'
import { ratingOptions, selfOptions } from '../lib/level-meaning.ts'
import { useDraft } from '../lib/use-draft.ts'
import { useView } from '../live/use-room.ts'
import { Scale } from '../ui/Scale.tsx'
import classes from './FeedbackForms.module.css'
import { CandidateDraft, emptyCandidateDraft, feedbackKey, type Missing } from './feedback-drafts.ts'
import { SubmitFeedbackButton } from './SubmitFeedbackButton.tsx'
import { useOtherName } from './use-other-name.ts'

/** The candidate's self-scores, given before the candidate sees the interviewer's feedback. */
export function CandidateForm({ interviewId, paper }: { interviewId: string; paper: FeedbackView }) {
  const { dimensions: all, interview } = useView()
  const dimensions = all.filter(({ id }) => paper.dimensions.includes(id))
  const otherName = useOtherName()
  const key = feedbackKey(interviewId, paper.round, 'candidate')
  const { draft, setDraft, forget } = useDraft(key, CandidateDraft, emptyCandidateDraft)
  return (
    <div className={classes.paper}>
      <div>
        <h2 className={classes.question}>{paper.title}</h2>
        <p className={classes.lead}>
          {interview.solo
            ? 'Score yourself first, as honestly as you can. Then somebody can review it, or you look at the script.'
            : `You answered. Score yourself first, as honestly as you can; then compare with what ${otherName} saw.`}
        </p>
      </div>
      <section className={classes.section} aria-labelledby="self-scores">
        <h3 id="self-scores" className={classes.heading}>
          How did you do, against the bar for {targetText[interview.targetLevel].toLowerCase()}?
        </h3>
        <p className={classes.note}>On what you showed in this round, would you hire yourself?</p>
        <div className={classes.dimensions}>
          {dimensions.map(({ id, name }) => (
            <div key={id} id={`self-${id}`}>
              <Scale
                legend={name}
                options={selfOptions}
                value={draft.selfScores[id] ?? null}
                onChange={(level) => setDraft({ selfScores: { ...draft.selfScores, [id]: level } })}
              />
            </div>
          ))}
        </div>
      </section>
      {!interview.solo && <OfTheInterviewing draft={draft} setDraft={setDraft} otherName={otherName} />}
      <SubmitFeedbackButton
        paper={{ type: 'handInAsCandidate', round: paper.round }}
        otherName={otherName}
        missing={missingOf(draft, dimensions, !interview.solo)}
        onHandedIn={forget}
        command={() => ({
          type: 'handInAsCandidate',
          round: paper.round,
          selfScores: draft.selfScores,
          ...(interview.solo ? {} : { rating: draft.rating ?? 0 }),
          comment: interview.solo ? '' : draft.comment,
        })}
      />
    </div>
  )
}

type Draft = { draft: CandidateDraft; setDraft: (part: Partial<CandidateDraft>) => void; otherName: string }

function OfTheInterviewing({ draft, setDraft, otherName }: Draft) {
  return (
    <>
      <div id="rating">
        <Scale
          legend={<span className={classes.heading}>How well did {otherName} interview?</span>}
          hint="Clear questions, room to think, hints at the right moment."
          options={ratingOptions}
          value={draft.rating}
          onChange={(rating) => setDraft({ rating })}
        />
      </div>
      <Textarea
        label={`Anything ${otherName} should know`}
        description="What helped, what got in the way. Optional."
        autosize
        minRows={3}
        maxLength={longest.feedback}
        value={draft.comment}
        onChange={(event) => setDraft({ comment: event.currentTarget.value })}
      />
    </>
  )
}

type Named = { id: DimensionId; name: string }

function missingOf(draft: CandidateDraft, dimensions: readonly Named[], rates: boolean): Missing[] {
  const open = dimensions.filter(({ id }) => !draft.selfScores[id])
  const [first] = open
  const names = open.length > 2 ? `${open.length} more dimensions` : open.map(({ name }) => `“${name}”`).join(' and ')
  return [
    ...(first ? [{ sentence: `Score yourself on ${names}`, at: `self-${first.id}` }] : []),
    ...(draft.rating || !rates ? [] : [{ sentence: 'Rate the interviewing', at: 'rating' }]),
  ]
}
