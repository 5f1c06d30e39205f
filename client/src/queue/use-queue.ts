import type { QueueState } from '@dryrun/shared/api/queue.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useName } from '../lib/use-me.ts'
import { allowChime, chime } from './chime.ts'
import { queueClient } from './queue-client.ts'
import type { JoinRequest } from './queue-draft.ts'
import { noticeAfter } from './queue-notice.ts'
import { everyTick } from './ticks.ts'

const key = ['queue', 'me']
const isIn = (state: QueueState['state'] | undefined) => state === 'waiting' || state === 'offered'

/** Polls the user's place while they wait; each poll is also the heartbeat that keeps the place. */
export function useQueueState(isSomebody: boolean) {
  const queries = useQueryClient()
  const wasIn = () => isIn(queries.getQueryData<QueueState>(key)?.state)
  const query = useQuery({
    queryKey: key,
    queryFn: () => (wasIn() ? queueClient.hear() : queueClient.look()),
    enabled: isSomebody,
    retry: false,
  })
  const { refetch } = query
  const ticking = isIn(query.data?.state)
  useEffect(() => (ticking ? everyTick(() => void refetch()) : undefined), [ticking, refetch])
  return query
}

export function useQueueActs() {
  const queries = useQueryClient()
  const naming = useName()
  const take = (state: QueueState) => queries.setQueryData(key, state)
  // A poll that started before the mutation must not overwrite its result.
  const onMutate = () => queries.cancelQueries({ queryKey: key })
  const accept = useMutation({ mutationFn: queueClient.accept, onMutate, onSuccess: take })
  const leave = useMutation({ mutationFn: queueClient.leave, onMutate, onSuccess: take })
  const join = useMutation({
    mutationFn: async ({ name, ...wants }: JoinRequest) => {
      allowChime()
      if (name !== undefined) await naming.mutateAsync({ name })
      return queueClient.join(wants)
    },
    onMutate: async () => {
      leave.reset()
      await onMutate()
    },
    onSuccess: take,
  })
  return { join, accept, leave }
}

/**
 * Chimes on an offer and opens the room on a match. Returns why the user left the queue, if the server removed them.
 */
export function useTurns(state: QueueState | undefined, hasLeft: boolean): string | undefined {
  const navigate = useNavigate()
  const before = useRef<QueueState['state']>(undefined)
  const [notice, setNotice] = useState<string>()
  useEffect(() => {
    if (!state || state.state === before.current) return
    const was = before.current
    before.current = state.state
    setNotice(hasLeft ? undefined : noticeAfter(was, state.state))
    if (state.state === 'offered') chime()
    if (state.state === 'matched' && isIn(was))
      void navigate({ to: '/i/$interviewId', params: { interviewId: state.interviewId } })
  }, [state, hasLeft, navigate])
  return notice
}
