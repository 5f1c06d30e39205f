import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { queryClient } from '../../lib/query-client.ts'
import { slotsApi } from '../slots-api.ts'

/** Joins the slot, agrees to the picked time if there is one, and opens the slot's page. */
export function useJoin(token: string, zone: string) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async ({ name, startsAt }: { name: string; startsAt: number | undefined }) => {
      const { id } = await slotsApi.join(token, name, zone)
      // If another answer came first, the slot's page shows which times remain.
      if (startsAt !== undefined) await slotsApi.answer(id, { type: 'pick', startsAt }).catch(() => undefined)
      return id
    },
    onSuccess: async (id) => {
      await queryClient.invalidateQueries({ queryKey: ['me'] })
      await queryClient.invalidateQueries({ queryKey: ['slots'] })
      await navigate({ to: '/slots/$slotId', params: { slotId: id } })
    },
    onError: () => queryClient.invalidateQueries({ queryKey: ['slot-invitation', token] }),
  })
}
