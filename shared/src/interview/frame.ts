import type { Patch } from './element.ts'
import type { View } from './view.ts'

/** What a frame does to the board: changes to merge, or with `fresh` the whole board of that round. */
export type BoardStep = { round: number; fresh?: boolean; patches: readonly Patch[] }

/**
 * One step of what a person sees. `set` replaces parts of the view, `add` appends to lists in it; a `fresh` frame
 * carries everything and replaces what came before. `version` counts only the steps this person was shown, so that
 * hidden events can't be counted. `at` is the server's time in milliseconds. What says nothing is left out: a drag is
 * thousands of frames, and half of each would be that.
 */
export type Frame = {
  version: number
  at: number
  fresh?: boolean
  set?: Partial<View>
  add?: { readonly [key: string]: readonly unknown[] }
  board?: BoardStep
}

/** The view after a frame. Throws when a step comes before the first fresh frame: the caller has lost its place. */
export function applyFrame(view: View | undefined, { fresh, set, add = {} }: Frame): View {
  if (fresh) return set as View
  if (!view) throw new Error('a step came before the first fresh frame')
  const next: Record<string, unknown> = { ...view, ...set }
  for (const [key, items] of Object.entries(add)) next[key] = [...(next[key] as unknown[]), ...items]
  return next as View
}

/**
 * What has to be sent so that who saw `before` sees `after`; both must have the same lens. Nothing where they see the
 * same.
 */
export function changesBetween(before: View, after: View): Pick<Frame, 'set' | 'add'> {
  const set: Record<string, unknown> = {}
  const add: Record<string, readonly unknown[]> = {}
  const old: Record<string, unknown> = before
  for (const [key, value] of Object.entries(after)) {
    if (isSame(old[key], value)) continue
    const tail = addedTo(old[key], value)
    if (tail) add[key] = tail
    else set[key] = value
  }
  return { ...(isEmpty(set) ? {} : { set }), ...(isEmpty(add) ? {} : { add }) }
}

/** The items at the end of a list that has otherwise stayed as it was. */
function addedTo(before: unknown, after: unknown): readonly unknown[] | undefined {
  if (!Array.isArray(before) || !Array.isArray(after) || after.length <= before.length) return undefined
  return before.every((item, index) => isSame(item, after[index])) ? after.slice(before.length) : undefined
}

const isEmpty = (part: object): boolean => Object.keys(part).length === 0

/** Parts that did not change are mostly the very same object; only where one was built anew are its own parts looked at. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (!isObject(a) || !isObject(b)) return false
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, at) => isSame(item, b[at]))
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
