/** Recursive, but never deeper than `most`, because hostile values nest deep enough to overflow the stack. */
export function isDeeperThan(most: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return most === 0 || Object.values(value).some((item) => isDeeperThan(most - 1, item))
}
