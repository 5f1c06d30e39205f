import { StoredElement } from '@dryrun/shared/interview/stored-element.ts'
import { Player } from '@dryrun/shared/interview/terms.ts'
import { Anchors, Question } from '@dryrun/shared/pack.ts'
import { z } from 'zod'

/** A row of a rubric as the log keeps it. */
const Row = z.strictObject({ id: z.string(), name: z.string(), weight: z.number(), anchors: Anchors })

/**
 * One round before it is played: the question and its rubric as they read on the day, who asks, and what is on the board
 * at its start where that is not the question's own.
 */
export const RoundPlan = z.strictObject({
  question: Question,
  rubric: z.array(Row).min(1),
  interviewer: Player,
  drawing: z.array(StoredElement).optional(),
})
export type RoundPlan = z.infer<typeof RoundPlan>
