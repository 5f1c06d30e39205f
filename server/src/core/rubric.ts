import { type Dimension, defaultRubric } from '@dryrun/shared/interview/default-rubric.ts'
import type { Question } from '@dryrun/shared/pack.ts'

/** What one question is scored on: the default dimensions, then the question's own criteria. */
export const rubricFor = (question: Question): Dimension[] => [...defaultRubric, ...question.criteria]
