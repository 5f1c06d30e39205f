import { useQuery } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'
import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { useSeen } from '../../live/use-interviewer-panel.ts'
import { useLiveRoom } from '../../live/use-room.ts'
import { ScriptPanel } from './ScriptPanel.tsx'

/** The script with the equivalents of its pack, which are fetched once, since no frame carries them. A recording has none. */
export function RoomScript({ desk }: { desk: OptimisticPanel }) {
  const id = useSeen(({ interview }) => interview.id)
  const isLive = useLiveRoom() !== undefined
  const { data } = useQuery({
    queryKey: ['equivalents', id],
    queryFn: () => api.equivalents(id),
    enabled: isLive,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return <ScriptPanel desk={desk} equivalents={data?.equivalents} />
}
