import type { z } from 'zod'
import { OpenRequest, RoundRequest } from './interviews.ts'

/** A round for one: the question, drawn where it is null, the bar and the time plan by which the clock conducts. */
export const SoloRequest = OpenRequest.omit({ rounds: true }).extend({ questionId: RoundRequest.shape.questionId })
export type SoloRequest = z.infer<typeof SoloRequest>
