import type { Me } from '@dryrun/shared/api/me.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from './api-client.ts'

/** Who this browser is; nobody until a name was given once. */
export const useMe = () => useQuery({ queryKey: ['me'], queryFn: async (): Promise<Me | null> => (await api.me()).me })

/** Makes a guest of nobody, and renames a guest. */
export function useName() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => api.name(name),
    onSuccess: ({ me }) => queries.setQueryData(['me'], me),
  })
}
