import { ProgressReply, StudyReply, type StudyTick } from '@dryrun/shared/api/progress.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, post } from '../lib/ask.ts'

const queryKey = ['progress']

/** What one's own rounds say. Asked for once one has a name: nobody in particular has held no rounds. */
export const useProgress = (enabled: boolean) =>
  useQuery({ queryKey, queryFn: () => get(ProgressReply, '/api/progress'), enabled })

/** Ticks a step of the study plan; the plan that is answered takes the place of the one that is shown. */
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
