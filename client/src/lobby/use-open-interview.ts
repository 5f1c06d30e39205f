import type { OpenRequest } from '@dryrun/shared/api.ts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useName } from '../account/use-me.ts'
import { api } from '../lib/api-client.ts'
import { ApiFailure } from '../lib/ask.ts'
import { queryClient } from '../lib/query-client.ts'
import { keepLinks } from './kept-links.ts'
import { asSentence, type Faults } from './open-draft.ts'

/** Gives the name, opens the interview, keeps its links and goes to the lobby. */
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

/** What the server found wrong, field by field. */
export function faultsOf(error: unknown): Faults {
  if (!(error instanceof ApiFailure)) return {}
  return Object.fromEntries(error.faults.map(({ path, message }) => [path, asSentence(message)]))
}
