import type { Patch } from './element.ts'
import type { View } from './view.ts'
import { type Changes, changesOf, type Place, withDropped, withPut } from './view-changes.ts'

/** Patches to merge, or with `fresh` the whole board of the round. */
export type BoardStep = { round: number; fresh?: boolean; patches: readonly Patch[] }

/**
 * One step of a view. A `fresh` frame replaces the view with `set`; any other applies `set` (whole parts), `drop`
 * (items by key), `put` (items with the same key) and `add` (new items), in this order, and omits empty fields because
 * a drag makes thousands of frames.
 */
export type Frame = {
  /** Counts only the frames of this participant, so that hidden events cannot be counted. */
  version: number
  /** Server time in milliseconds. */
  at: number
  fresh?: boolean
  set?: Partial<View>
  board?: BoardStep
} & Omit<Changes, 'set'>

/**
 * Returns the view after a frame. Throws when no fresh frame came before, or when the frame changes an unknown part.
 */
export function applyFrame(view: View | undefined, { fresh, set, drop = {}, put = {}, add = {} }: Frame): View {
  if (fresh) return set as View
  if (!view) throw new Error('a step came before the first fresh frame')
  let next: Place = { ...view, ...set }
  for (const [path, keys] of Object.entries(drop)) next = changedAt(next, path, withDropped(path, keys))
  for (const [path, items] of Object.entries(put)) next = changedAt(next, path, withPut(path, items))
  for (const [path, items] of Object.entries(add))
    next = changedAt(next, path, (list) => [...(list as unknown[]), ...items])
  return next as View
}

/**
 * Returns the frame content that turns `before` into `after`, which must have the same perspective; empty when they are
 * equal.
 */
export const changesBetween = (before: View, after: View): Omit<Frame, 'version' | 'at' | 'fresh' | 'board'> =>
  changesOf(before, after)

/** A path consists of property names and list indexes, separated by slashes. */
function changedAt(whole: Place, path: string, change: (part: unknown) => unknown): Place {
  const [name = '', ...rest] = path.split('/')
  const part = (whole as Record<string, unknown>)[name]
  const changed = rest.length ? changedAt(placeOf(part), rest.join('/'), change) : change(part)
  return Array.isArray(whole) ? whole.with(Number(name), changed) : { ...whole, [name]: changed }
}

function placeOf(part: unknown): Place {
  if (typeof part !== 'object' || part === null) throw new Error('a step changes what is not there')
  return part as Place
}
