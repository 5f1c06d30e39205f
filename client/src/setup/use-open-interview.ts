import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../lib/api-client.ts'
import { keepLinks } from '../lib/kept-links.ts'
import { queryClient } from '../lib/query-client.ts'
import { useName } from '../lib/use-me.ts'
import type { NamedOpenRequest } from './open-draft.ts'

/** Sets the name, opens the interview, stores its links and opens the lobby. */
export function useOpenInterview() {
  const navigate = useNavigate()
  const naming = useName()
  return useMutation({
    mutationFn: async ({ name, ...request }: NamedOpenRequest) => {
      await naming.mutateAsync({ name })
      return api.open(request)
    },
    onSuccess: async ({ id, links }) => {
      keepLinks(id, links)
      await queryClient.invalidateQueries({ queryKey: ['interviews'] })
      await navigate({ to: '/i/$interviewId', params: { interviewId: id } })
    },
  })
}
