import { bounded } from './numbers.ts'

type Point = readonly [number, number]
export type Lists = Readonly<{ points: readonly Point[]; pressures: readonly number[] }>
type Drawn = Readonly<Record<string, unknown>>

export const MOST_POINTS = 20_000
const MIDDLE = 0.5

/** Whether canvas and board both accept the points unchanged. Kept fast because long strokes are checked often. */
export function isSound({ type, points, pressures = [] }: Drawn): boolean {
  if (!Array.isArray(points) || points.length < leastOf(type) || points.length > MOST_POINTS) return false
  if (!Array.isArray(pressures) || pressures.length > points.length) return false
  return points.every(isPoint) && pressures.every((one) => bounded('pressures', one) === one)
}

const leastOf = (type: unknown): number => (type === 'freedraw' ? 1 : 2)

const isPoint = (one: unknown): boolean =>
  Array.isArray(one) && one.length === 2 && one.every((value) => bounded('points', value) === value)

/**
 * Returns the points as pairs; a third coordinate becomes the pressure where the stroke has none. Drops invalid points;
 * a line with fewer than two becomes its diagonal, a stroke without any gives undefined.
 */
export function soundLists(element: Drawn): Lists | undefined {
  const given = Array.isArray(element.points) ? element.points.filter(isNearlyPoint) : []
  const points = given.map(([x, y]): Point => [bounded('points', x), bounded('points', y)])
  if (element.type === 'freedraw') return points.length ? { points, pressures: pressuresOf(element, given) } : undefined
  return { points: points.length > 1 ? points : straight(element), pressures: [] }
}

const isNearlyPoint = (one: unknown): one is readonly number[] =>
  Array.isArray(one) && one.length >= 2 && one.slice(0, 2).every((value) => Number.isFinite(value))

export const reachesTooFar = (points: unknown): boolean =>
  Array.isArray(points) && points.filter(isNearlyPoint).some((one) => isFar(one[0]) || isFar(one[1]))

const isFar = (value: number | undefined): boolean => value !== undefined && bounded('points', value) !== value

const straight = ({ width, height }: Drawn): Point[] => [
  [0, 0],
  [bounded('points', width), bounded('points', height)],
]

function pressuresOf({ simulatePressure, pressures, points }: Drawn, given: readonly (readonly number[])[]): number[] {
  const own = Array.isArray(pressures) && pressures.length ? pressures : undefined
  const kept = (points as readonly unknown[]).flatMap((one, at) => (isNearlyPoint(one) ? [at] : []))
  if (own) return kept.filter((at) => at < own.length).map((at) => bounded('pressures', own[at] ?? MIDDLE))
  if (simulatePressure || given.every((point) => point.length < 3)) return []
  return given.map((point) => bounded('pressures', point[2] ?? MIDDLE))
}

export function pieces({ points, pressures }: Lists): Lists[] {
  const step = MOST_POINTS - 1
  const starts = Array.from({ length: Math.max(1, Math.ceil((points.length - 1) / step)) }, (_, at) => at * step)
  return starts.map((start) => ({
    points: points.slice(start, start + MOST_POINTS),
    pressures: pressures.slice(start, start + MOST_POINTS),
  }))
}

export function sizeOf(points: readonly Point[]): { width: number; height: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return { width: right - left, height: bottom - top }
}
