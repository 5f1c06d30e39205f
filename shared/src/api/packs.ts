import { z } from 'zod'
import { TargetLevel } from '../interview/terms.ts'

/** The public part of a pack: the titles of its questions, without prompts and scripts. */
export const PackSummary = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  summary: z.string(),
  /** Written by the reader and visible to no one else. */
  own: z.boolean().optional(),
  questions: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      kind: z.enum(['design', 'discussion']),
      topics: z.array(z.string()),
      levels: z.array(TargetLevel),
      /** Never drawn, because the sample interview reveals the script. */
      inSample: z.literal(true).optional(),
    }),
  ),
})
export type PackSummary = z.infer<typeof PackSummary>

export const PacksReply = z.object({ packs: z.array(PackSummary) })
