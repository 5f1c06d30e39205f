import { type Dimension, dimensionOf } from '@dryrun/shared/interview/dimension.ts'
import type { Round } from '@dryrun/shared/interview/interview.ts'
import { DimensionId } from '@dryrun/shared/interview/terms.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import { rubricOfKind } from './rubric-of-kind.ts'

/** The default dimensions of the question's kind without those that it omits, then its own criteria. */
export const rubricFor = ({ kind, omitDimensions, criteria }: Question): Dimension[] => [
  ...rubricOfKind[kind].filter(({ id }) => !omitDimensions.some((omitted) => omitted === id)),
  ...criteria.map(({ id, name, weight, anchors }) => dimensionOf(id, name, weight, anchors)),
]

/** The rows of a round's rubric that candidates score themselves on: all but the question's own criteria. */
export const defaultDimensionsOf = ({ rubric }: Pick<Round, 'rubric'>): { id: DimensionId; name: string }[] =>
  rubric.flatMap(({ id, name }) => {
    const known = DimensionId.safeParse(id)
    return known.success ? [{ id: known.data, name }] : []
  })
