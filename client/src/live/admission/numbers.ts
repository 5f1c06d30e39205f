import { type ElementProps, elementProps } from '@dryrun/shared/interview/element.ts'

type Key = keyof ElementProps
type Range = Readonly<{ least: number; most: number; usual: number }>

const widest = Number.MAX_VALUE

function rangeOf(key: Key, usual = 0): Range {
  const schema = elementProps[key] as { minValue?: number | null; maxValue?: number | null }
  return { least: schema.minValue ?? -widest, most: schema.maxValue ?? widest, usual }
}

const ranges: Partial<Record<Key, Range>> = {
  x: rangeOf('x'),
  y: rangeOf('y'),
  width: rangeOf('width'),
  height: rangeOf('height'),
  angle: rangeOf('angle'),
  strokeWidth: rangeOf('strokeWidth', 2),
  roughness: rangeOf('roughness', 1),
  opacity: rangeOf('opacity', 100),
  seed: rangeOf('seed', 1),
  fontSize: rangeOf('fontSize', 20),
  fontFamily: rangeOf('fontFamily', 6),
  lineHeight: rangeOf('lineHeight', 1.25),
  points: { least: -100_000, most: 100_000, usual: 0 },
  pressures: { least: 0, most: 1, usual: 0.5 },
}

export const isNumeric = (key: Key): boolean => ranges[key] !== undefined

export function bounded(key: Key, value: unknown): number {
  const { least, most, usual } = ranges[key] ?? rangeOf(key)
  if (typeof value !== 'number' || Number.isNaN(value)) return usual
  return Math.min(Math.max(value, least), most)
}

export const near = (value: unknown, reach: number, usual = 0): number =>
  typeof value === 'number' && !Number.isNaN(value) ? Math.min(Math.max(value, -reach), reach) : usual
