import type { z } from 'zod'
import { OpenRequest, RoundRequest } from './interviews.ts'

/** `questionId: null` draws a question; `plan` drives the scheduler. */
export const SoloRequest = OpenRequest.omit({ rounds: true }).extend({ questionId: RoundRequest.shape.questionId })
export type SoloRequest = z.infer<typeof SoloRequest>
