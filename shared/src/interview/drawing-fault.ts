import type { Element, ElementProps } from './element.ts'

/** The property that makes an element undrawable, and the end of a sentence about the shape. */
export type DrawingFault = Readonly<{ property: keyof ElementProps; why: string }>

/**
 * The facts that decide whether an element is drawable. `reach` is the largest distance of a point from the element's
 * corner, along an axis, in pixels.
 */
export type Outline = Pick<Element, 'type' | (typeof outlined)[number]> & Readonly<{ points: number; reach: number }>

const outlined = ['text', 'originalText', 'width', 'height', 'backgroundColor', 'fillStyle', 'strokeWidth'] as const

export const outlineKeys: ReadonlySet<string> = new Set([...outlined, 'points'])

/** Most hatch lines per shape, which Excalidraw draws in a few hundredths of a second. */
export const MAX_HATCH_LINES = 2_500
/** Most hatch lines times points of a closed line or stroke, because each hatch line is cut with every edge. */
export const MAX_HATCH_CROSSINGS = 2_000_000

const fewestPoints: Partial<Record<Element['type'], number>> = { line: 2, arrow: 2, freedraw: 1 }
const filled: ReadonlySet<string> = new Set(['rectangle', 'diamond', 'ellipse', 'line', 'freedraw'])
const pointed: ReadonlySet<string> = new Set(['line', 'freedraw'])

/** Returns why an element is undrawable, or `undefined`. Server and canvas must use the same check. */
export const drawingFault = (element: Readonly<Element>): DrawingFault | undefined => outlineFault(outlineOf(element))

export function outlineFault(outline: Outline): DrawingFault | undefined {
  const { type, points, text, originalText } = outline
  const fewest = fewestPoints[type] ?? 0
  if (points < fewest) return { property: 'points', why: `has fewer than ${fewest} points` }
  if (type === 'text' && text === undefined) return { property: 'text', why: 'has no text' }
  if (type === 'text' && originalText === undefined) return { property: 'originalText', why: 'has no original text' }
  return isTooDense(outline) ? { property: 'fillStyle', why: 'is too large for its hatching' } : undefined
}

export function outlineOf(element: Readonly<Element>): Outline {
  const { points = [] } = element
  return { ...element, points: points.length, reach: pointed.has(element.type) ? reachOf(points) : 0 }
}

export const reachOf = (points: readonly (readonly [number, number])[]): number =>
  points.reduce((reach, [x, y]) => Math.max(reach, Math.abs(x), Math.abs(y)), 0)

function isTooDense({ type, points, reach, width = 0, height = 0, ...look }: Outline): boolean {
  const { backgroundColor = 'transparent', fillStyle = 'solid', strokeWidth = 2 } = look
  if (!filled.has(type) || fillStyle === 'solid' || backgroundColor === 'transparent') return false
  // The hatch gap of Excalidraw and Rough.js, in pixels.
  const gap = Math.max(strokeWidth * 4, 0.1)
  const extent = Math.max(Math.abs(width) + Math.abs(height), pointed.has(type) ? reach * 2 : 0)
  const lines = extent / gap
  return lines > MAX_HATCH_LINES || (pointed.has(type) && lines * points > MAX_HATCH_CROSSINGS)
}
