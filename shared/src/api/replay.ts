import { z } from 'zod'
import { Perspective } from '../replay/recording.ts'
import { OpenRequest, RoundRequest } from './interviews.ts'

export const ReplayRequest = z.object({ eyes: Perspective.default('own') })

/** Replays a round from the moment `at`. `hostRole` is the asker's role; by default the one that they had. */
export const RetryRequest = z.strictObject({
  round: z.number().int().min(0).max(20),
  at: z.number().int().min(0),
  title: OpenRequest.shape.title.optional(),
  hostRole: RoundRequest.shape.hostRole.optional(),
})
export type RetryRequest = z.infer<typeof RetryRequest>

export const RecordingSummary = z.object({ id: z.string(), title: z.string(), createdAt: z.number() })
export type RecordingSummary = z.infer<typeof RecordingSummary>

export const RecordingsReply = z.object({ recordings: z.array(RecordingSummary) })

export const RecordingReply = z.object({ id: z.string() })
