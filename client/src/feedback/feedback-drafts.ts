import { DimensionId, Level } from '@dryrun/shared/interview/terms.ts'
import { z } from 'zod'

/** Drafts of feedback forms, kept in the browser until they are submitted. */

export const ChangeDraft = z.object({
  /** As typed, such as "14:20" on the round's clock. */
  moment: z.string(),
  behaviour: z.string(),
  effect: z.string(),
  drill: z.string(),
})
export type ChangeDraft = z.infer<typeof ChangeDraft>
export const emptyChange: ChangeDraft = { moment: '', behaviour: '', effect: '', drill: '' }

export const InterviewerDraft = z.object({
  call: Level.nullable(),
  summary: z.string(),
  changes: z.array(ChangeDraft),
  shareNotes: z.boolean(),
})
export type InterviewerDraft = z.infer<typeof InterviewerDraft>
export const emptyInterviewerDraft = (): InterviewerDraft => ({
  call: null,
  summary: '',
  changes: [],
  shareNotes: true,
})

export const CandidateDraft = z.object({
  selfScores: z.partialRecord(DimensionId, Level),
  rating: z.number().nullable(),
  comment: z.string(),
})
export type CandidateDraft = z.infer<typeof CandidateDraft>
export const emptyCandidateDraft = (): CandidateDraft => ({ selfScores: {}, rating: null, comment: '' })

export const feedbackKey = (interviewId: string, round: number, as: string): string =>
  `dryrun.paper.${interviewId}.${round}.${as}`

/** A missing part of the form; `at` is the id of the field that completes it. */
export type Missing = { sentence: string; at: string }
