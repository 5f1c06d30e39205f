import type { Me } from '@dryrun/shared/api/me.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMe } from '../lib/use-me.ts'
import { accountClient } from './account-client.ts'

/** The account of the current user, guests included; disabled while the visitor has no name. */
export function useAccount() {
  const { data: me } = useMe()
  return useQuery({ queryKey: ['account', me?.id], queryFn: accountClient.account, enabled: Boolean(me) })
}

export const useWays = () => useQuery({ queryKey: ['ways'], queryFn: accountClient.ways, staleTime: 300_000 })

/** Stores the user after a guest became an account, and refetches everything else. */
export function useBecome() {
  const queries = useQueryClient()
  return (me: Me | null): void => {
    queries.setQueryData(['me'], me)
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' })
  }
}

/** Reloads the app at `/` after the user changed, so that no cached data of the previous user remains in memory. */
export const beginAnew = (): void => window.location.assign('/')
