import { StoredElement } from '@dryrun/shared/interview/stored-element.ts'
import { Player } from '@dryrun/shared/interview/terms.ts'
import { Anchors, Question } from '@dryrun/shared/pack.ts'
import { z } from 'zod'

const Row = z.strictObject({ id: z.string(), name: z.string(), weight: z.number(), anchors: Anchors })

/**
 * A round before it starts: the question and rubric as of the day of creation, and the interviewer. `drawing` replaces
 * the question's starting board.
 */
export const RoundPlan = z.strictObject({
  question: Question,
  rubric: z.array(Row).min(1),
  interviewer: Player,
  drawing: z.array(StoredElement).optional(),
})
export type RoundPlan = z.infer<typeof RoundPlan>
