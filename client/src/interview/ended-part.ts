import type { EndedView } from '@dryrun/shared/interview/view.ts'

/** What an ended interview shows to one person. */
export type EndedPart = 'neverBegan' | 'report' | 'observer' | 'handedIn' | 'papers'

export function endedPart({ round, results, papers }: Pick<EndedView, 'round' | 'results' | 'papers'>): EndedPart {
  if (!round) return 'neverBegan'
  if (results.length > 0) return 'report'
  if (papers.length === 0) return 'observer'
  return papers.every(({ handedIn }) => handedIn) ? 'handedIn' : 'papers'
}
