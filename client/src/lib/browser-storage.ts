import type { z } from 'zod'

type Area = 'localStorage' | 'sessionStorage'

/** Values that the browser did not store: it forbids storage, or the storage is full. They last as long as the page. */
const unstored = new Map<string, string>()

const placeOf = (key: string, area: Area): string => `${area} ${key}`

/** Stores a value as JSON. Never throws. */
export function keep(key: string, value: unknown, area: Area = 'localStorage'): void {
  const text = JSON.stringify(value)
  try {
    window[area].setItem(key, text)
    unstored.delete(placeOf(key, area))
  } catch {
    unstored.set(placeOf(key, area), text)
  }
}

/** The stored value, undefined where there is none or it does not fit the schema. Never throws. */
export function readKept<T>(key: string, schema: z.ZodType<T>, area: Area = 'localStorage'): T | undefined {
  try {
    return schema.safeParse(JSON.parse(unstored.get(placeOf(key, area)) ?? window[area].getItem(key) ?? 'null')).data
  } catch {
    return undefined
  }
}

/** Removes a stored value. Never throws. */
export function forget(key: string, area: Area = 'localStorage'): void {
  unstored.delete(placeOf(key, area))
  try {
    window[area].removeItem(key)
  } catch {
    // Where storage is forbidden there is nothing to remove.
  }
}
