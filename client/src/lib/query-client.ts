import { QueryClient } from '@tanstack/react-query'
import { ApiFailure } from './ask.ts'

/** Retries only requests without an answer and server faults; refusals are final. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) =>
        failures < 2 && error instanceof ApiFailure && (error.status === 0 || error.status >= 500),
    },
  },
})
