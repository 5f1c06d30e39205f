import type { Question } from '../pack.ts'
import { type Dimension, defaultRubric } from './default-rubric.ts'

/** What one question is scored on: the default dimensions, then the question's own criteria. */
export const rubricFor = (question: Question): Dimension[] => [...defaultRubric, ...question.criteria]
