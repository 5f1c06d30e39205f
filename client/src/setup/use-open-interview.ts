import type { OpenRequest } from '@dryrun/shared/api/interviews.ts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../lib/api-client.ts'
import { ApiFailure } from '../lib/ask.ts'
import { keepLinks } from '../lib/kept-links.ts'
import { queryClient } from '../lib/query-client.ts'
import { useName } from '../lib/use-me.ts'
import { asSentence, type Faults } from './open-draft.ts'

/** Sets the name, opens the interview, stores its links and opens the lobby. */
export function useOpenInterview(onOpened: () => void) {
  const navigate = useNavigate()
  const naming = useName()
  return useMutation({
    mutationFn: async ({ request, name }: { request: OpenRequest; name: string }) => {
      await naming.mutateAsync(name)
      return api.open(request)
    },
    onSuccess: async ({ id, links }) => {
      keepLinks(id, links)
      onOpened()
      await queryClient.invalidateQueries({ queryKey: ['interviews'] })
      await navigate({ to: '/i/$interviewId', params: { interviewId: id } })
    },
  })
}

/** The server's error sentences, keyed by field path. */
export function faultsOf(error: unknown): Faults {
  if (!(error instanceof ApiFailure)) return {}
  return Object.fromEntries(error.faults.map(({ path, message }) => [path, asSentence(message)]))
}
