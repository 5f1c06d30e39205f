import type { Dimension } from '@dryrun/shared/interview/dimension.ts'
import type { Kind } from '@dryrun/shared/interview/kinds.ts'
import { designRubric } from './design-rubric.ts'
import { discussionRubric } from './discussion-rubric.ts'

/** The default dimensions of each kind with their anchors; secret like them. */
export const rubricOfKind: Readonly<Record<Kind, readonly Dimension[]>> = {
  design: designRubric,
  discussion: discussionRubric,
}
