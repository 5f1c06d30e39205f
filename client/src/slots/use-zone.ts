import { useQuery } from '@tanstack/react-query'
import { useMe } from '../lib/use-me.ts'
import { slotsApi } from './slots-api.ts'

/** Time zone of the saved profile, otherwise of the browser; undefined while loading. */
export function useZone(): string | undefined {
  const me = useMe()
  const profile = useQuery({
    queryKey: ['profile'],
    queryFn: slotsApi.profile,
    enabled: Boolean(me.data),
    staleTime: 60_000,
  })
  if (me.isPending || (me.data && profile.isPending)) return undefined
  return profile.data?.saved ? profile.data.profile.timeZone : browserZone()
}

const browserZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
