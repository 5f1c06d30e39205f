import type { SlotCommand, SlotView } from '@dryrun/shared/api/slots.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { queryClient } from '../lib/query-client.ts'
import { useMe } from '../lib/use-me.ts'
import { slotsApi } from './slots-api.ts'

const soonMs = 5_000
const laterMs = 20_000

/** The user's slots; disabled for visitors without a name. */
export function useSlots() {
  const me = useMe()
  return useQuery({
    queryKey: ['slots'],
    queryFn: async () => (await slotsApi.list()).slots,
    enabled: Boolean(me.data),
    refetchInterval: laterMs,
  })
}

export const useSlot = (id: string) =>
  useQuery({
    queryKey: ['slots', id],
    queryFn: async () => (await slotsApi.one(id)).slot,
    refetchInterval: ({ state }) => (state.data?.stage === 'open' ? soonMs : laterMs),
  })

function keep(slot: SlotView): void {
  queryClient.setQueryData(['slots', slot.id], slot)
  void queryClient.invalidateQueries({ queryKey: ['slots'], exact: true })
}

/** Sends a slot command; refetches the slot on failure, because it may have changed. */
export const useAnswer = (id: string) =>
  useMutation({
    mutationFn: async (command: SlotCommand) => (await slotsApi.answer(id, command)).slot,
    onSuccess: keep,
    onError: () => queryClient.invalidateQueries({ queryKey: ['slots', id] }),
  })

export function useEnter(id: string) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => slotsApi.enter(id),
    onSuccess: ({ interviewId }) => navigate({ to: '/i/$interviewId', params: { interviewId } }),
  })
}

/** Opens a solo interview with the same question. */
export function useGoOnAlone(interviewId: string) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => slotsApi.goOnAlone(interviewId),
    onSuccess: ({ id }) => navigate({ to: '/i/$interviewId', params: { interviewId: id } }),
  })
}
