import type { Patch } from './element.ts'
import type { View } from './view.ts'
import { type Changes, changesOf, type Place, withDropped, withPut } from './view-changes.ts'

/** What a frame does to the board: changes to merge, or with `fresh` the whole board of that round. */
export type BoardStep = { round: number; fresh?: boolean; patches: readonly Patch[] }

/**
 * One step of what a person sees. A `fresh` frame carries everything in `set` and replaces what came before; another one
 * changes parts of the view, in this order: `set` replaces whole parts, `drop` takes items away by their keys, `put`
 * replaces items of the same key where they stand, `add` appends items. The last three name the part by its path.
 * `version` counts only the steps this person was shown, so that hidden events can't be counted. `at` is the server's time
 * in milliseconds. A frame leaves out what is empty, because a drag is thousands of frames.
 */
export type Frame = {
  version: number
  at: number
  fresh?: boolean
  set?: Partial<View>
  board?: BoardStep
} & Omit<Changes, 'set'>

/** The view after a frame. Throws when a step comes before the first fresh frame, or changes what is not there. */
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

/** What has to be sent so that a reader of `before` sees `after`; both must have the same lens. Empty where they are alike. */
export const changesBetween = (before: View, after: View): Omit<Frame, 'version' | 'at' | 'fresh' | 'board'> =>
  changesOf(before, after)

/** The whole with another part at a path: names of properties and places in lists, with slashes between them. */
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
