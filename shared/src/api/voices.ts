import { z } from 'zod'
import { VoiceKind } from '../interview/terms.ts'

/**
 * A take of the person `name`; `mine` when it is that of the requester. `startedAt` is the server's time of its first
 * sound, `ms` its length so far, `bytes` what it counts towards the quota.
 */
export const Voice = z.object({
  take: z.string(),
  name: z.string(),
  mine: z.boolean(),
  kind: VoiceKind,
  startedAt: z.number(),
  ms: z.number(),
  bytes: z.number(),
  /** Loudness as base64, a byte per 100 ms; empty when unknown. */
  levels: z.string(),
})
export type Voice = z.infer<typeof Voice>

export const VoicesReply = z.object({ voices: z.array(Voice) })
export type VoicesReply = z.infer<typeof VoicesReply>

/** `end` is the media time of the chunk's end in milliseconds, `levels` its loudness, a byte per 100 ms, as base64url. */
export const ChunkQuery = z.strictObject({
  end: z.coerce
    .number()
    .int()
    .min(0)
    .max(24 * 3_600_000),
  levels: z
    .string()
    .max(200)
    .regex(/^[A-Za-z0-9_-]*$/)
    .default(''),
})
