/** Bytes of a number, boolean or null; a text takes two per character in addition. */
const SLOT = 8
const NAME = 16
const POINT = 2 * SLOT
/**
 * `isDeleted` is free so that a full board can be erased; `boundElements` is derived, and points and pressures are
 * counted by their number.
 */
const uncounted: ReadonlySet<string> = new Set(['isDeleted', 'boundElements', 'points', 'pressures', 'reach'])

type Counted = Readonly<{ points: number; pressures: number }>

/** Bytes of an element toward the bound of its board. Independent of the values of numbers. */
export function shapeSize(element: Counted & object): number {
  const lists = element.points * POINT + element.pressures * SLOT
  return Object.entries(element).reduce(
    (sum, [key, value]) => (uncounted.has(key) || value === undefined ? sum : sum + NAME + valueSize(value)),
    lists,
  )
}

function valueSize(value: unknown): number {
  if (typeof value === 'string') return SLOT + 2 * value.length
  if (typeof value !== 'object' || value === null) return SLOT
  return Object.values(value).reduce((sum: number, each) => sum + valueSize(each), SLOT)
}
