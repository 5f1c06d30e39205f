import { useQuery } from '@tanstack/react-query'
import { api } from './api-client.ts'

const STALE_MS = 60_000

/** What the server knows about its own addresses. */
export const useSite = () => useQuery({ queryKey: ['site'], queryFn: api.site, staleTime: STALE_MS })

/** The origin of links for other people; undefined until it is known. */
export function useLinkOrigin(): string | undefined {
  const { data, isPending } = useSite()
  return isPending ? undefined : (data?.address ?? window.location.origin)
}

/**
 * The origins of the links of an interview, the most useful first; undefined until they are known. Only its host gets
 * more than one.
 */
export function useLinkOrigins(interviewId: string, isHost: boolean): readonly string[] | undefined {
  const one = useLinkOrigin()
  const { data, isPending } = useQuery({
    queryKey: ['addresses', interviewId],
    queryFn: () => api.addresses(interviewId),
    enabled: isHost,
    staleTime: STALE_MS,
  })
  if (isHost && isPending) return undefined
  if (data?.addresses.length) return data.addresses.map(({ url }) => url)
  return one === undefined ? undefined : [one]
}

/** Whether a link works on this machine only. */
export const isOnlyHere = (link: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(link).hostname)
