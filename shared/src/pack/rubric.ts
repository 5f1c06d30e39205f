import { z } from 'zod'
import { DimensionId } from '../interview/terms.ts'
import { Brief, type Context, itemsOf, Line, Slug, Text } from './text.ts'

/** Four observable behaviors, strong no to strong yes. */
export const Anchors = z.tuple([Text, Text, Text, Text])
export type Anchors = z.infer<typeof Anchors>

/** An anchor of format 1 was one text. */
function upgradeAnchor(written: unknown): unknown {
  return typeof written === 'string' ? [written] : written
}

/**
 * The parts of one anchor, each of which was observed or was not. The first is the part that separates this level from
 * the one below. Anchors of format 1 have a single part.
 */
const Parts = z.preprocess(upgradeAnchor, z.array(Text).min(1).max(4))
export const AnchorParts = z.tuple([Parts, Parts, Parts, Parts])
export type AnchorParts = z.infer<typeof AnchorParts>

/** An additional dimension; the default dimensions' weights sum up to 100. */
export const Criterion = z.strictObject({
  id: Slug,
  name: Line,
  weight: z.number().int().min(1).max(40),
  anchors: AnchorParts,
})
export type Criterion = z.infer<typeof Criterion>

/** As `Level`, in a form whose faults name the four numbers. */
export const LevelNumber = z.literal([1, 2, 3, 4])

const Answer = z.strictObject({ answer: Brief, score: LevelNumber, because: Brief.optional() })

/** Two answers for one row of the rubric, verbatim, with the score that each earns. */
export const Example = z.strictObject({ dimension: Slug, strong: Answer, weak: Answer })
export type Example = z.infer<typeof Example>

export const Study = z.strictObject({ dimension: DimensionId, drill: Text })
export type Study = z.infer<typeof Study>

export function refuseDefaults(criteria: unknown, context: Context): void {
  itemsOf(criteria).forEach(({ id }, index) => {
    if (DimensionId.safeParse(id).success)
      context.addIssue({
        code: 'custom',
        path: ['criteria', index, 'id'],
        message: `"${id}" is a default dimension; choose another id`,
      })
  })
}
