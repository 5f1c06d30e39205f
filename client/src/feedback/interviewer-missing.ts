import { scoreFor, withoutEvidence } from '@dryrun/shared/interview/scoring.ts'
import type { ChangeDraft, InterviewerDraft, Missing } from './feedback-drafts.ts'
import { isMoment, momentRange } from './markers.ts'
import type { Review } from './use-review.ts'

/** `waiting` are the rows whose level waits for a sentence. */
export function missingOf(
  review: Review,
  draft: InterviewerDraft,
  waiting: readonly { id: string; name: string }[],
): Missing[] {
  const { rubric } = review.question
  const nothingScored = !Object.values(review.scores).some(({ level }) => level)
  const bare = withoutEvidence(review.scores, review.evidence).map((dimension) => ({
    sentence: `${rubric.find(({ id }) => id === dimension)?.name ?? dimension}: a ${scoreFor(review.scores, dimension)?.level} needs a moment it stands on`,
    at: rowId(dimension),
  }))
  return [
    ...(nothingScored ? [{ sentence: 'Score at least one dimension', at: rowId(rubric[0]?.id ?? '') }] : []),
    ...waiting.map(({ id, name }) => ({ sentence: `${name}: say why it is not the computed level`, at: rowId(id) })),
    ...bare,
    ...(draft.call ? [] : [{ sentence: 'Choose an overall recommendation', at: 'call' }]),
    ...draft.changes.flatMap((change, index) => missingInChange(review, change, index)),
  ]
}

export const rowId = (dimension: string): string => `row-${dimension}`
export const changeId = (index: number): string => `change-${index}`

/** An empty change is not submitted, so it is never incomplete. */
const isWritten = (change: ChangeDraft): boolean => Object.values(change).some((text) => text.trim() !== '')

export const writtenChanges = (changes: readonly ChangeDraft[]): ChangeDraft[] => changes.filter(isWritten)

function missingInChange(review: Review, change: ChangeDraft, index: number): Missing[] {
  if (!isWritten(change)) return []
  const at = changeId(index)
  const missing: Missing[] = []
  if (!isMoment(review, change.moment))
    missing.push({ sentence: `Change ${index + 1}: give it a moment ${momentRange(review)}`, at })
  if (!change.behaviour.trim()) missing.push({ sentence: `Change ${index + 1}: say what was done`, at })
  return missing
}
