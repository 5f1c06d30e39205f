import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { queryClient } from '../../lib/query-client.ts'
import { slotsApi } from '../slots-api.ts'

/** Becomes the other one under this name and, where a time was picked, agrees to it; then to where it goes on. */
export function useJoin(token: string, zone: string) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async ({ name, startsAt }: { name: string; startsAt: number | undefined }) => {
      const { id } = await slotsApi.join(token, name, zone)
      // Who does not come through with the time sees on the slot's own page what is left to pick.
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
