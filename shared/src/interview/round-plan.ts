import { z } from 'zod'
import { Anchors, Question } from '../pack.ts'
import { StoredElement } from './stored-element.ts'
import { Player } from './terms.ts'

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
