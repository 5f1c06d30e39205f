import { ProgressReply, StudyReply, type StudyTick } from '@dryrun/shared/api/progress.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, post } from '../lib/ask.ts'

const queryKey = ['progress']

/** Enable only for users with a name; other visitors have no rounds. */
export const useProgress = (enabled: boolean) =>
  useQuery({ queryKey, queryFn: () => get(ProgressReply, '/api/progress'), enabled })

export function useStudyTick() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (tick: StudyTick) => post(StudyReply, '/api/study/ticks', tick),
    onSuccess: ({ study }) =>
      queries.setQueryData(queryKey, (known: ProgressReply | undefined) =>
        known ? { ...known, asCandidate: { ...known.asCandidate, study } } : known,
      ),
  })
}
