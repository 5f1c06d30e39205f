import { DimensionId, Level } from '@dryrun/shared/interview/terms.ts'
import { z } from 'zod'

/** Papers as they are being written, kept on this machine until they are handed in. */

export const ChangeDraft = z.object({
  /** As typed, "14:20" on the round's clock. */
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

export const paperKey = (interviewId: string, round: number, as: string): string =>
  `dryrun.paper.${interviewId}.${round}.${as}`

/** Something left out of the paper: what it is, and where on the page it is put right. */
export type Missing = { sentence: string; at: string }
