import type { PackSummary } from '@dryrun/shared/api.ts'
import type { Pack } from '@dryrun/shared/pack.ts'

/** Built up field by field, so that a new field of the format stays secret until it is named here. */
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
  })),
})
