import type { Range } from '@dryrun/shared/api/progress.ts'
import { rangeFewest, rangeWindow } from '@dryrun/shared/limits.ts'

export const latest = <T>(values: readonly T[]): T[] => values.slice(-rangeWindow)

/** The minimum, median and maximum of the latest values; null with fewer than `rangeFewest`. */
export function rangeOf(values: readonly number[]): Range | null {
  const window = latest(values).sort((a, b) => a - b)
  const [low] = window
  const high = window.at(-1)
  if (window.length < rangeFewest || low === undefined || high === undefined) return null
  return { low, mid: median(window), high, of: window.length }
}

/** 0 for an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}
