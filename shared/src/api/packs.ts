import { z } from 'zod'
import { TargetLevel } from '../interview/terms.ts'

/** A pack as anyone may see it: the titles of its questions, and nothing of what they ask. */
export const PackSummary = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  summary: z.string(),
  /** One that the reader wrote, which nobody else is offered. */
  own: z.boolean().optional(),
  questions: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      kind: z.enum(['design', 'discussion']),
      topics: z.array(z.string()),
      levels: z.array(TargetLevel),
      /** The sample interview shows its script, so it is never drawn. */
      inSample: z.literal(true).optional(),
    }),
  ),
})
export type PackSummary = z.infer<typeof PackSummary>

export const PacksReply = z.object({ packs: z.array(PackSummary) })
