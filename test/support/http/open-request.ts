import type { OpenRequest } from '@dryrun/shared/api/interviews.ts'
import { defaultPlan } from '@dryrun/shared/interview/terms.ts'

/** One round of the bundled pack with the host as interviewer, with `changes`. */
export const openRequest = (changes: Partial<OpenRequest> = {}): OpenRequest => ({
  title: 'Practice on Friday',
  packId: 'serverless-2026',
  targetLevel: 'senior',
  rounds: [{ questionId: 'order-pipeline', hostRole: 'interviewer' }],
  plan: [...defaultPlan],
  ...changes,
})
