import { z } from 'zod'
import { label } from '../interview/label.ts'
import { Phase, Seat, TargetLevel, Words } from '../interview/terms.ts'
import { longest, most } from '../limits.ts'
import { Link } from './invitations.ts'

/** `questionId: null` draws a question that no other round of the interview has, so that it surprises the host too. */
export const RoundRequest = z.strictObject({
  questionId: Words.max(60).nullable(),
  hostRole: z.enum(['interviewer', 'candidate']),
})

/** Stricter than `Phase`, because stored phases may have names of earlier versions. */
const PlannedPhase = Phase.extend({ name: label(longest.name, 'give every phase a name') })

export const OpenRequest = z.strictObject({
  title: label(longest.title, 'enter a title'),
  packId: Words.max(60),
  targetLevel: TargetLevel,
  rounds: z.array(RoundRequest).min(1, 'choose at least one question').max(most.rounds),
  plan: z.array(PlannedPhase).min(1, 'keep at least one phase').max(most.phases),
})
export type OpenRequest = z.infer<typeof OpenRequest>

export const OpenReply = z.object({ id: z.string(), links: z.array(Link) })

export const InterviewSummary = z.object({
  id: z.string(),
  title: z.string(),
  stage: z.enum(['lobby', 'round', 'break', 'ended']),
  seat: Seat,
  createdAt: z.number(),
  people: z.array(z.object({ name: z.string(), seat: Seat })),
})
export type InterviewSummary = z.infer<typeof InterviewSummary>

export const InterviewsReply = z.object({ interviews: z.array(InterviewSummary) })

export const InterviewReply = z.object({ interview: InterviewSummary })

export const ImageReply = z.object({ id: z.string() })
