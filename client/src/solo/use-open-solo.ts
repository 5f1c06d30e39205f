import type { SoloRequest } from '@dryrun/shared/api/solo.ts'
import { OpenReply } from '@dryrun/shared/api.ts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useName } from '../account/use-me.ts'
import { post } from '../lib/ask.ts'
import { queryClient } from '../lib/query-client.ts'
import { keepLinks } from '../lobby/kept-links.ts'

/** Gives the name, opens the round, keeps the reviewer's link and goes to the lobby. */
export function useOpenSolo(onOpened: () => void) {
  const navigate = useNavigate()
  const naming = useName()
  return useMutation({
    mutationFn: async ({ request, name }: { request: SoloRequest; name: string }) => {
      await naming.mutateAsync(name)
      return post(OpenReply, '/api/solo', request)
    },
    onSuccess: async ({ id, links }) => {
      keepLinks(id, links)
      onOpened()
      await queryClient.invalidateQueries({ queryKey: ['interviews'] })
      await navigate({ to: '/i/$interviewId', params: { interviewId: id } })
    },
  })
}
