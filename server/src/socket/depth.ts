/** Iterative, because hostile values nest deep enough to overflow the stack. */
export function isDeeperThan(most: number, value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length; depth++) {
    const nested = level.filter((item): item is object => typeof item === 'object' && item !== null)
    if (nested.length && depth >= most) return true
    level = nested.flatMap((item) => Object.values(item))
  }
  return false
}
