import { useCallback, useState } from 'react'
import type { z } from 'zod'

/**
 * A draft in local storage under `key`, which survives reloads and refusals. A stored draft that does not fit the
 * schema is ignored; `forget` removes it after submission.
 */
export function useDraft<T>(key: string, schema: z.ZodType<T>, initial: () => T) {
  const [draft, setState] = useState<T>(() => readDraft(key, schema) ?? initial())
  const setDraft = useCallback(
    (change: Partial<T>) =>
      setState((old) => {
        const next = { ...old, ...change }
        keep(key, next)
        return next
      }),
    [key],
  )
  const forget = useCallback(() => localStorage.removeItem(key), [key])
  return { draft, setDraft, forget }
}

export function readDraft<T>(key: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data
  } catch {
    return undefined
  }
}

/** Never throws: with full or forbidden storage the value lasts as long as the page. */
export function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // The value lasts as long as the page.
  }
}
