import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import type { Pack } from '@dryrun/shared/pack.ts'

/** The question of the public sample recording, which shows its script. */
const sampled = { packId: 'serverless-2026', questionId: 'order-pipeline' }

/** Built field by field, so that new fields of the format stay secret by default. */
export const summaryOf = ({ id, version, title, summary, questions }: Pack): PackSummary => ({
  id,
  version,
  title,
  summary,
  questions: questions.map((question) => ({
    id: question.id,
    title: question.title,
    kind: question.kind,
    topics: question.topics,
    levels: question.levels,
    ...(id === sampled.packId && question.id === sampled.questionId && { inSample: true }),
  })),
})
