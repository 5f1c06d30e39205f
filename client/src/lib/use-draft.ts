import { useCallback, useState } from 'react'
import type { z } from 'zod'

/**
 * What somebody is writing, kept on this machine under `key` so that neither a reload nor a refusal loses a word.
 * A draft that no longer fits its schema is left behind. `forget` clears it once it has been handed over.
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

/** A full or forbidden storage costs the draft its safety, never the page. */
export function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Then it lives as long as the page does.
  }
}
