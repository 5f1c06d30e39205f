import { OpenReply } from '@dryrun/shared/api/interviews.ts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { post } from '../lib/ask.ts'
import { keepLinks } from '../lib/kept-links.ts'
import { queryClient } from '../lib/query-client.ts'
import { useName } from '../lib/use-me.ts'
import type { NamedSoloRequest } from './solo-draft.ts'

/** Sets the name, opens the round, stores the reviewer's link and opens the lobby. */
export function useOpenSolo() {
  const navigate = useNavigate()
  const naming = useName()
  return useMutation({
    mutationFn: async ({ name, ...request }: NamedSoloRequest) => {
      await naming.mutateAsync({ name })
      return post(OpenReply, '/api/solo', request)
    },
    onSuccess: async ({ id, links }) => {
      keepLinks(id, links)
      await queryClient.invalidateQueries({ queryKey: ['interviews'] })
      await navigate({ to: '/i/$interviewId', params: { interviewId: id } })
    },
  })
}
