import { counted } from '@dryrun/shared/format.ts'
import { momentOf } from '@dryrun/shared/interview/interview.ts'
import type { FeedbackView } from '@dryrun/shared/interview/view.ts'
import { longest } from '@dryrun/shared/limits.ts'
import { Switch, Textarea } from '@mantine/core'
import { useMemo } from 'react'
import { useDraft } from '../lib/use-draft.ts'
import { useWaitingRows } from '../live/scoring/use-scoring.ts'
import { useView } from '../live/use-room.ts'
import { CallField } from './CallField.tsx'
import { ChangesFields } from './ChangesFields.tsx'
import classes from './FeedbackForms.module.css'
import { emptyInterviewerDraft, feedbackKey, InterviewerDraft } from './feedback-drafts.ts'
import { missingOf, writtenChanges } from './interviewer-missing.ts'
import { clockOf, markersOf } from './markers.ts'
import { ScoreSheet } from './ScoreSheet.tsx'
import { SubmitFeedbackButton } from './SubmitFeedbackButton.tsx'
import { useOtherName } from './use-other-name.ts'
import { type Review, useReview } from './use-review.ts'

type Props = { interviewId: string; paper: FeedbackView }

export function InterviewerForm({ interviewId, paper }: Props) {
  const review = useReview(paper.round)
  return review ? <Paper interviewId={interviewId} paper={paper} review={review} /> : null
}

function Paper({ interviewId, paper, review }: Props & { review: Review }) {
  const { plan, interview } = useView()
  const otherName = useOtherName()
  const key = feedbackKey(interviewId, paper.round, 'interviewer')
  const { draft, setDraft, forget } = useDraft(key, InterviewerDraft, emptyInterviewerDraft)
  const markers = useMemo(() => markersOf(review, plan), [review, plan])
  const missing = missingOf(review, draft, useWaitingRows(review))
  return (
    <div className={classes.paper}>
      <div>
        <h2 className={classes.question}>{paper.title}</h2>
        <p className={classes.lead}>
          {interview.solo ? `${otherName} answered, alone with the clock.` : `You asked, ${otherName} answered.`}{' '}
          Moments are told by the round’s clock.
        </p>
      </div>
      <ScoreSheet review={review} markers={markers} />
      <CallField review={review} call={draft.call} onChange={(call) => setDraft({ call })} />
      <Textarea
        label="Summary"
        description={`Two or three sentences ${otherName} will remember. Optional.`}
        autosize
        minRows={3}
        maxLength={longest.feedback}
        value={draft.summary}
        onChange={(event) => setDraft({ summary: event.currentTarget.value })}
      />
      <ChangesFields
        review={review}
        markers={markers}
        changes={draft.changes}
        onChange={(changes) => setDraft({ changes })}
      />
      <Switch
        label={`Share my notes with ${otherName}`}
        description={
          review.notes.length ? `${counted(review.notes.length, 'note')}, with their times` : 'You wrote none'
        }
        checked={draft.shareNotes}
        onChange={(event) => setDraft({ shareNotes: event.currentTarget.checked })}
      />
      <SubmitFeedbackButton
        paper={{ type: 'handInAsInterviewer', round: paper.round }}
        otherName={otherName}
        missing={missing}
        onHandedIn={forget}
        command={() => ({
          type: 'handInAsInterviewer',
          round: paper.round,
          call: draft.call ?? 1,
          summary: draft.summary,
          changes: writtenChanges(draft.changes).map(({ moment, ...change }) => ({
            ...change,
            at: Math.min(momentOf(review, clockOf(moment) ?? 0), review.endedAt),
          })),
          shareNotes: draft.shareNotes,
        })}
      />
    </div>
  )
}
