import { type ElementProps, elementProps } from '@dryrun/shared/interview/element.ts'

/** An element as the canvas has it: mutated in place by its owner, `version` moving with each change. */
export type CanvasElement = Readonly<{ id: string; type: string; version: number; isDeleted: boolean }> &
  Readonly<Record<string, unknown>>

/** Properties of an element by name, those that are shared only. */
export type Values = Readonly<Record<string, unknown>>

export type Key = keyof ElementProps
/** `boundElements` follows from the bindings of arrows and the containers of texts: each canvas makes its own list. */
const keys = (Object.keys(elementProps) as Key[]).filter((key) => key !== 'boundElements')
/** Point lists are looked at by themselves: they are long, and mostly only grow. */
export const plainKeys = keys.filter((key) => key !== 'points' && key !== 'pressures')

/** What is shared of an element, as it is now. Lists are not copied: the canvas replaces them and never changes them. */
export function valuesOf(element: CanvasElement): Values {
  return Object.fromEntries(keys.filter((key) => element[key] !== undefined).map((key) => [key, element[key]]))
}

/** Whether two values are the same on the wire, where nothing and null are one. */
export function isSame(a: unknown, b: unknown): boolean {
  if ((a ?? null) === (b ?? null) || Object.is(a, b)) return true
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]))
  }
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isSame(a[key], b[key]))
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Places are sent to a hundredth of a pixel: nobody sees the difference, and a drag costs half the bytes. */
const places: ReadonlySet<Key> = new Set(['x', 'y', 'width', 'height', 'points', 'lastCommittedPoint', 'pressures'])

/** The value as it may be sent, or nothing when the board would not take it. One bad value must not cost the others. */
export function sendable(key: Key, value: unknown): unknown {
  const parsed = elementProps[key].safeParse((places.has(key) ? rounded(value) : value) ?? null)
  return parsed.success ? parsed.data : undefined
}

function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 100) / 100
  return Array.isArray(value) ? value.map(rounded) : value
}

/** Whether a new element is far enough to be shown to others; a click with a tool makes some that vanish at once. */
export function isWorthSending(element: CanvasElement): boolean {
  if (element.isDeleted) return false
  if (element.type === 'text') return Boolean(element.text)
  if (element.type === 'image') return Boolean(element.fileId)
  if (Array.isArray(element.points)) return element.points.length > 1
  return Boolean(element.width || element.height)
}

/** The values that moved; one that is gone, because its change was refused, is nothing. */
export function movedBetween(before: Values = {}, after: Values): [string, unknown][] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].filter((key) => !isSame(before[key], after[key])).map((key) => [key, after[key]])
}
