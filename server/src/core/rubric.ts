import { type Dimension, defaultRubric } from '@dryrun/shared/interview/default-rubric.ts'
import type { Question } from '@dryrun/shared/pack.ts'

export const rubricFor = (question: Question): Dimension[] => [...defaultRubric, ...question.criteria]
