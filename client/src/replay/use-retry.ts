import type { RetryRequest } from '@dryrun/shared/api/replay.ts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../lib/api-client.ts'
import { keepLinks } from '../lib/kept-links.ts'
import { queryClient } from '../lib/query-client.ts'
import { useReplay } from './player/use-replay.ts'

/**
 * Returns the mutation that opens the retry, keeps its links and navigates to its lobby. Fails with an `ApiFailure`.
 */
export function useRetry() {
  const navigate = useNavigate()
  const { interviewId } = useReplay().watching.source
  return useMutation({
    mutationFn: (request: RetryRequest) => api.retry(interviewId ?? '', request),
    onSuccess: async ({ id, links }) => {
      keepLinks(id, links)
      await queryClient.invalidateQueries({ queryKey: ['interviews'] })
      await navigate({ to: '/i/$interviewId', params: { interviewId: id } })
    },
  })
}
