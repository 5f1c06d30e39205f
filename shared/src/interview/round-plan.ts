import { z } from 'zod'
import { Anchors, Question } from '../pack.ts'
import { Player } from './terms.ts'

/** A row of a rubric as the log keeps it. */
const Row = z.strictObject({ id: z.string(), name: z.string(), weight: z.number(), anchors: Anchors })

/** One round before it is played: the question and its rubric as they read on the day, and who asks first. */
export const RoundPlan = z.strictObject({ question: Question, rubric: z.array(Row).min(1), interviewer: Player })
export type RoundPlan = z.infer<typeof RoundPlan>
