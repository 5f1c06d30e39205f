/** A value as a board keeps it: numbers, booleans and null take a slot, texts two bytes a character besides. */
const SLOT = 8
/** What the name of a property counts. */
const NAME = 16
const POINT = 2 * SLOT
/** Not counted, so that a full board can be erased: `boundElements` follows from other elements. */
const uncounted: ReadonlySet<string> = new Set(['isDeleted', 'boundElements', 'points', 'pressures', 'reach'])

/** How many points and pressures an element has, beside its other properties. */
type Counted = Readonly<{ points: number; pressures: number }>

/** Bytes that an element counts against the bound of its board. A number that changes keeps its size. */
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
