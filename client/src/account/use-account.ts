import type { Me } from '@dryrun/shared/api/me.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMe } from '../lib/use-me.ts'
import { accountClient } from './account-client.ts'

/** Of guests too: how much there is to keep. Nothing is asked for nobody. */
export function useAccount() {
  const { data: me } = useMe()
  return useQuery({ queryKey: ['account', me?.id], queryFn: accountClient.account, enabled: Boolean(me) })
}

export const useWays = () => useQuery({ queryKey: ['ways'], queryFn: accountClient.ways, staleTime: 300_000 })

/** A guest has become an account: the same person, with more to be asked for. */
export function useBecome() {
  const queries = useQueryClient()
  return (me: Me | null): void => {
    queries.setQueryData(['me'], me)
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' })
  }
}

/** From now on this browser is somebody else: the page begins anew, with nothing in memory of the one before. */
export const beginAnew = (): void => window.location.assign('/')
