import type { Element } from '../interview/element.ts'
import type { Stencil } from '../pack/board.ts'
import { type GlyphStroke, stencils } from './stencils.ts'

/** Accepts Excalidraw's own elements and partial ones. */
export type Drawable = Readonly<Partial<Omit<Element, 'id' | 'type'>> & { id: string; type: string }>

type Spot = readonly [x: number, y: number]
/** All points of a line, or two corners of a box or ellipse. */
type Trace = Readonly<{ type: string; spots: readonly Spot[] }>

/** Largest deviation in units of the 28 × 28 glyph, for rounding and resizing. */
const TOLERANCE = 0.5

/**
 * Returns the stencil whose glyph consists of exactly these strokes, however moved or resized; otherwise `undefined`.
 */
export function stencilOf(strokes: readonly Drawable[]): Stencil | undefined {
  if (!strokes.length || strokes.some(({ angle }) => angle)) return undefined
  const drawn = inUnits(strokes.map(traceOf))
  return known.find(({ glyph }) => isSame(drawn, glyph))?.stencil
}

function traceOf({ type, x = 0, y = 0, width = 0, height = 0, points = [] }: Drawable): Trace {
  if (type === 'line') return { type, spots: points.map(([px, py]): Spot => [x + px, y + py]) }
  return { type, spots: corners(x, y, width, height) }
}

function glyphTrace([type, ...rest]: GlyphStroke): Trace {
  if (type === 'line') return { type, spots: rest as readonly Spot[] }
  return { type, spots: corners(...(rest as [number, number, number, number])) }
}

const corners = (x: number, y: number, width: number, height: number): Spot[] => [
  [x, y],
  [x + width, y + height],
]

/** Normalizes to the origin and a longer side of 28. */
function inUnits(traces: readonly Trace[]): Trace[] {
  const spots = traces.flatMap((trace) => trace.spots)
  const [xs, ys] = [spots.map(([x]) => x), spots.map(([, y]) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const unit = Math.max(Math.max(...xs) - left, Math.max(...ys) - top) / 28
  return traces.map((trace) => ({
    ...trace,
    spots: trace.spots.map(([x, y]): Spot => [(x - left) / unit, (y - top) / unit]),
  }))
}

function isSame(drawn: readonly Trace[], glyph: readonly Trace[]): boolean {
  if (drawn.length !== glyph.length) return false
  const left = [...drawn]
  return glyph.every((stroke) => {
    const place = left.findIndex((one) => isAlike(one, stroke))
    return place >= 0 && left.splice(place, 1).length === 1
  })
}

const isAlike = (a: Trace, b: Trace): boolean =>
  a.type === b.type &&
  a.spots.length === b.spots.length &&
  a.spots.every(([x, y], place) => {
    const [bx, by] = b.spots[place] ?? [Number.NaN, Number.NaN]
    return Math.abs(x - bx) <= TOLERANCE && Math.abs(y - by) <= TOLERANCE
  })

const known = Object.entries(stencils).map(([stencil, { glyph }]) => ({
  stencil: stencil as Stencil,
  glyph: inUnits(glyph.map(glyphTrace)),
}))
