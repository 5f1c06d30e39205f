import type { QueueRequest, QueueState } from '@dryrun/shared/api/queue.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useName } from '../lib/use-me.ts'
import { allowChime, chime } from './chime.ts'
import { queueClient } from './queue-client.ts'
import { noticeAfter } from './queue-notice.ts'
import { everyTick } from './ticks.ts'

const key = ['queue', 'me']
const isIn = (state: QueueState['state'] | undefined) => state === 'waiting' || state === 'offered'

/** Where one stands, asked again as long as one waits: that is also how the server knows that one is still there. */
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

/** What one can do about it. */
export function useQueueActs() {
  const queries = useQueryClient()
  const naming = useName()
  const take = (state: QueueState) => queries.setQueryData(key, state)
  // What was asked before this must not be answered after it.
  const onMutate = () => queries.cancelQueries({ queryKey: key })
  const accept = useMutation({ mutationFn: queueClient.accept, onMutate, onSuccess: take })
  const leave = useMutation({ mutationFn: queueClient.leave, onMutate, onSuccess: take })
  const join = useMutation({
    mutationFn: async ({ wants, name }: { wants: QueueRequest; name: string | undefined }) => {
      allowChime()
      if (name !== undefined) await naming.mutateAsync(name)
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

/** Calls those who wait elsewhere, leads those who are matched to their room, and says why somebody is out. */
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
