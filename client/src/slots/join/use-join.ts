import { JoinSlotRequest } from '@dryrun/shared/api/slots.ts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { z } from 'zod'
import { queryClient } from '../../lib/query-client.ts'
import { slotsApi } from '../slots-api.ts'

/** The name of the guest, and the time that they pick; without one they join to propose others. */
export const Answer = JoinSlotRequest.pick({ name: true }).extend({ startsAt: z.number().optional() })
export type Answer = z.infer<typeof Answer>

/** Joins the slot, agrees to the picked time if there is one, and opens the slot's page. */
export function useJoin(token: string, zone: string) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async ({ name, startsAt }: Answer) => {
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
