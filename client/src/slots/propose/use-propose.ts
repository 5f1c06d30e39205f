import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { queryClient } from '../../lib/query-client.ts'
import { useName } from '../../lib/use-me.ts'
import { keepSlotLink } from '../kept-slot-links.ts'
import { slotsApi } from '../slots-api.ts'
import type { NamedProposal } from './propose-draft.ts'

/** Sets the name, proposes the times, stores the link and opens the slot's page. */
export function usePropose() {
  const navigate = useNavigate()
  const naming = useName()
  return useMutation({
    mutationFn: async ({ proposal, name }: NamedProposal) => {
      await naming.mutateAsync({ name })
      return slotsApi.propose(proposal)
    },
    onSuccess: async ({ slot, token }) => {
      keepSlotLink(slot.id, token)
      queryClient.setQueryData(['slots', slot.id], slot)
      await queryClient.invalidateQueries({ queryKey: ['slots'], exact: true })
      await navigate({ to: '/slots/$slotId', params: { slotId: slot.id } })
    },
  })
}
