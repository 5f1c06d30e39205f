import type { EndedView } from '@dryrun/shared/interview/view.ts'

export type EndedPart = 'neverBegan' | 'report' | 'observer' | 'handedIn' | 'papers'

export function endedPart({ round, results, papers }: Pick<EndedView, 'round' | 'results' | 'papers'>): EndedPart {
  if (!round) return 'neverBegan'
  if (results.length > 0) return 'report'
  if (papers.length === 0) return 'observer'
  return papers.every(({ handedIn }) => handedIn) ? 'handedIn' : 'papers'
}
