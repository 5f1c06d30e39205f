import type { Range } from '@dryrun/shared/api/progress.ts'

/** As many of the latest as a range is made of: long enough for a bad day, short enough to see a change. */
export const WINDOW = 5
/** Of fewer nothing is said: any two figures differ. */
export const FEWEST = 3

/** The latest of them, in the order given. */
export const latest = <T>(values: readonly T[]): T[] => values.slice(-WINDOW)

/** From the lowest to the highest of the latest with the one in the middle; nothing where they are too few to say. */
export function rangeOf(values: readonly number[]): Range | null {
  const window = latest(values).sort((a, b) => a - b)
  const [low] = window
  const high = window.at(-1)
  if (window.length < FEWEST || low === undefined || high === undefined) return null
  return { low, mid: median(window), high, of: window.length }
}

/** Of an odd number the middle one, of an even number half-way between the middle two; of none, 0. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}
