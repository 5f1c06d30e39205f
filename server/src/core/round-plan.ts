import { StoredElement } from '@dryrun/shared/interview/stored-element.ts'
import { Phase, Player } from '@dryrun/shared/interview/terms.ts'
import { most } from '@dryrun/shared/limits.ts'
import { AnchorParts, Anchors } from '@dryrun/shared/pack/rubric.ts'
import { Question } from '@dryrun/shared/pack.ts'
import { z } from 'zod'

const Row = z.strictObject({
  id: z.string(),
  name: z.string(),
  weight: z.number(),
  anchors: Anchors,
  parts: AnchorParts.optional(),
})

/**
 * A round before it starts: the question and rubric as of the day of creation, and the interviewer. `plan`
 * replaces the interview's plan, and `drawing` the question's starting board.
 */
export const RoundPlan = z.strictObject({
  question: Question,
  rubric: z.array(Row).min(1),
  interviewer: Player,
  plan: z.array(Phase).min(1).max(most.phases).optional(),
  drawing: z.array(StoredElement).optional(),
})
export type RoundPlan = z.infer<typeof RoundPlan>
