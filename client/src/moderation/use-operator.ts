import type { OperatorReply } from '@dryrun/shared/api/moderation.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'

export const operatorKey = ['operator'] as const

/** Something the operator does; the answer is everything as it is then. */
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
