import type { Me, NameRequest } from '@dryrun/shared/api/me.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from './api-client.ts'

/** The user of this browser; null before a name was given. */
export const useMe = () => useQuery({ queryKey: ['me'], queryFn: async (): Promise<Me | null> => (await api.me()).me })

/** Creates a guest with this name, or renames the user. */
export function useName() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ name }: NameRequest) => api.name(name),
    onSuccess: ({ me }) => queries.setQueryData(['me'], me),
  })
}
