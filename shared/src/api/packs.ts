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

/** What a pack advises candidates; public. Empty lists for a pack without advice. */
export const AdviceReply = z.object({
  mistakes: z.array(z.object({ mistake: z.string(), instead: z.string() })),
  prepare: z.array(z.object({ advice: z.string(), how: z.string() })),
})

/** What does the same job elsewhere as the parts that a pack names; part of the script. */
export const EquivalentsReply = z.object({
  equivalents: z.array(
    z.object({
      id: z.string(),
      job: z.string(),
      names: z.array(z.object({ where: z.string(), name: z.string() })),
      differs: z.string().optional(),
      asOf: z.string().optional(),
      source: z.string().optional(),
    }),
  ),
})
