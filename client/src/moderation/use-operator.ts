import type { OperatorReply } from '@dryrun/shared/api/moderation.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'

export const operatorKey = ['operator'] as const

/** Runs a moderation request, which answers with the complete new operator state. */
export function useOperatorAct<T>(act: (given: T) => Promise<OperatorReply>, onDone?: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (reply) => {
      queries.setQueryData(operatorKey, reply)
      onDone?.()
    },
  })
}
