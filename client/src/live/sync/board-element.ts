import { type ElementProps, elementProps } from '@dryrun/shared/interview/element.ts'

/** An element of the canvas, which mutates it in place and changes `version` each time. */
export type CanvasElement = Readonly<{ id: string; type: string; version: number; isDeleted: boolean }> &
  Readonly<Record<string, unknown>>

export type Values = Readonly<Record<string, unknown>>

export type Key = keyof ElementProps
/** Without `boundElements`: each canvas derives it from bindings and containers. */
const keys = (Object.keys(elementProps) as Key[]).filter((key) => key !== 'boundElements')
/** Without point lists, which are compared separately: they are long and mostly grow. */
export const plainKeys = keys.filter((key) => key !== 'points' && key !== 'pressures')

/** Returns the shared values. Lists are not copied: the canvas replaces them and never mutates them. */
export function valuesOf(element: CanvasElement): Values {
  return Object.fromEntries(keys.filter((key) => element[key] !== undefined).map((key) => [key, element[key]]))
}

/** Whether two values are equal on the wire, where undefined and null are the same. */
export function isSame(a: unknown, b: unknown): boolean {
  if ((a ?? null) === (b ?? null) || Object.is(a, b)) return true
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]))
  }
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isSame(a[key], b[key]))
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Coordinates are sent rounded to 0.01 pixels, which halves the bytes of a drag without a visible difference. */
const places: ReadonlySet<Key> = new Set(['x', 'y', 'width', 'height', 'points', 'lastCommittedPoint', 'pressures'])

/**
 * Returns the value to send, or undefined when the board rejects it, so that one bad value does not block the others.
 */
export function sendable(key: Key, value: unknown): unknown {
  const parsed = elementProps[key].safeParse((places.has(key) ? rounded(value) : value) ?? null)
  return parsed.success ? parsed.data : undefined
}

function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 100) / 100
  return Array.isArray(value) ? value.map(rounded) : value
}

/** Whether a new element is worth sending; a click with a tool creates elements that vanish at once. */
export function isWorthSending(element: CanvasElement): boolean {
  if (element.isDeleted) return false
  if (element.type === 'text') return Boolean(element.text)
  if (element.type === 'image') return Boolean(element.fileId)
  if (Array.isArray(element.points)) return element.points.length > 1
  return Boolean(element.width || element.height)
}

/** Returns the changed values; undefined for a value that is gone because its change was refused. */
export function movedBetween(before: Values = {}, after: Values): [string, unknown][] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].filter((key) => !isSame(before[key], after[key])).map((key) => [key, after[key]])
}
