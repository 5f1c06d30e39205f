import { useCallback, useState } from 'react'
import type { z } from 'zod'
import { forget, keep, readKept } from './browser-storage.ts'

/**
 * A draft in local storage under `key`, which survives reloads and refusals. A stored draft that does not fit the
 * schema is ignored; `forget` removes it after submission.
 */
export function useDraft<T>(key: string, schema: z.ZodType<T>, initial: () => T) {
  const [draft, setState] = useState<T>(() => readKept(key, schema) ?? initial())
  const setDraft = useCallback(
    (change: Partial<T>) =>
      setState((old) => {
        const next = { ...old, ...change }
        keep(key, next)
        return next
      }),
    [key],
  )
  return { draft, setDraft, forget: useCallback(() => forget(key), [key]) }
}
