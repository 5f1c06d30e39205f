import { QueryClient } from '@tanstack/react-query'
import { ApiFailure } from './ask.ts'

/** What the server refused it will refuse again; only a request that nobody answered is tried once more. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) =>
        failures < 2 && error instanceof ApiFailure && (error.status === 0 || error.status >= 500),
    },
  },
})
